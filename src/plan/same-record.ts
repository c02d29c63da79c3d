import type { Memory } from './evolution.js';
import type { RenderedUnit } from './state.js';

/** Whether what is remembered of a unit is what has been rendered. */
export const sameRecord = ({ manifests, pristine }: Memory, unit: RenderedUnit): boolean => {
  const manifest = manifests.get(unit.name);
  if (!manifest || manifest.input !== unit.input) return false;
  const texts = manifest.object ? pristine(unit.name) : {};
  const moved = JSON.stringify(manifest.moved ?? {}) === JSON.stringify(unit.moved ?? {});
  const paths = Object.keys(manifest.files);
  return (
    moved &&
    paths.length === unit.rendered.length &&
    unit.rendered.every(
      (file) =>
        manifest.files[file.path] === file.class &&
        (file.class === 'once' || texts[file.path] === file.content),
    )
  );
};
