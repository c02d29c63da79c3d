import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/merge/python/parse.js';
import { normalise } from '../../src/merge/text.js';
import { nodesIn } from '../../src/merge/tree/node.js';
import { pythonFaults, pythonLibrary } from '../python/syntax.js';

const faultOf = (text: string): string | null => parse(text).fault;

let texts: string[];
beforeAll(() => {
  const library = pythonLibrary();
  const paths = readdirSync(library, { recursive: true, encoding: 'utf8' });
  texts = paths
    .filter((path) => path.endsWith('.py') && !/site-packages|lib2to3|badsyntax/.test(path))
    .filter((_, index) => index % 4 === 0)
    .map((path) => normalise(readFileSync(join(library, path), 'utf8')).text);
});

describe('the grammar of Python', () => {
  it('reads the library that comes with it', () => {
    expect(texts.length).toBeGreaterThan(50);
    const faults = texts.map(faultOf);
    const unread = texts.filter((_, index) => faults[index] !== null);
    // What Python itself does not read need not be read.
    expect(pythonFaults(unread)).not.toContain(null);
  });

  it('tells broken texts from others as Python does', () => {
    const some = texts.filter(({ length }) => length > 200 && length < 12_000);
    const edit = fc.record({
      text: fc.nat().map((index) => some[index % some.length] ?? ''),
      at: fc.nat(),
      kind: fc.constantFrom('delete', 'indent', 'dedent', 'cut', 'double', 'swap'),
    });
    const edited = fc.sample(edit, { numRuns: 1500, seed: 7 }).map(({ text, at, kind }) => {
      const lines = text.split('\n');
      const index = at % lines.length;
      const line = lines[index] ?? '';
      const cut = at % (line.length + 1);
      const changed: Record<string, string[]> = {
        delete: [],
        indent: [`    ${line}`],
        dedent: [line.replace(/^ {2}/, '')],
        cut: [line.slice(0, cut) + line.slice(cut + 1)],
        double: [line, line],
        swap: [lines[(at * 7) % lines.length] ?? ''],
      };
      return lines.toSpliced(index, 1, ...(changed[kind] ?? [])).join('\n');
    });
    const faults = pythonFaults(edited);
    const missed = edited.filter((text, index) => {
      const isFault = faultOf(text) !== null;
      if (faults[index] === null) expect(isFault, text).toBe(false);
      return isFault !== (faults[index] !== null);
    });
    expect(faults.filter(Boolean).length).toBeGreaterThan(200);
    // Which words stand in braces of a text, only newer versions of Python say.
    expect(missed.length).toBeLessThan(5);
  });

  it.each([
    'f"{a!r:>{width}} {b["key"]} {{no}} {x:%H:%M} {f\'{y}\'}" f\'{"\\n".join(a)}\'',
    'rb"\\"" + Rb\'\'\'"\'\'\' + u"ä"',
    'if (n := len(a)) > 10 and not (a is not b in c): pass',
    'match command.split():\n    case ["go", ("north" | "south") as way, *_] if way: pass\n    case {"x": 1, **rest} | Point(x=0, y=-1.5): pass\n    case a.b | None: pass',
    'match = case = type = 1\nmatch[0] = type(match)\nprint(match, case)\nmatch (a)\nmatch * 2',
    'type Pair[T: int = str, *Ts, **P] = tuple[T, *Ts] | Callable[P, T]\nclass A[T](B, metaclass=C): ...\ndef f[T](a: T) -> T: return a',
    'try:\n    pass\nexcept* (A, B) as group:\n    raise C from group\nelse:\n    pass\nfinally:\n    pass',
    'async def f():\n    async with a as b, c: pass\n    async for x in y: await x\n    else: pass\n    return [z async for z in f() if await z]',
    'with (open("a") as a, open("b") as self.b,): pass\nwith (a): pass\nwith (yield): pass',
    'def f(a, /, b: int = 1, *args: *Ts, c, d=2, **kw) -> None: x = yield; y = yield from z; return *a, b',
    'x = lambda a, /, *b, c=1, **d: (a, b)\ny = 1_000 + 0xFF + 1. + .5e-3j\nz: Final[int]\na = b = *c, d = e\n',
    'if a:\n\tb = 1; c = 2;\n\n# x\n\tif d: e()\n\telif f: g()\n\telse: h()\nx = 1 + \\\n  2',
    '@a.b(c)[d]\n@(yield_ := e)\nclass F:\n    @property\n    def g(self): ...\n    @g.setter\n    def g(self, value): ...',
    'x[1:2, ::3, *a, b := 1]\ndel x[0], (y, z)\nglobal a, b\nassert a, "b"\nfrom . import c\nfrom ...d import (e as f, g,)\nimport h.i as j, k',
    '{**a, "b": c, (d := 1): 2}\n{*a, b}\n{a: b for a, b in c if d if e}\n(x for x in y)\nf(x for x in y)\nf(*a, b=1, *c, **d)',
  ])('reads %s', (text) => {
    const { source, fault } = parse(`${text}\n`);
    expect(fault).toBe(null);
    if (!source) return;
    for (const { start, end, parts } of nodesIn(source.root)) {
      expect(start).toBeLessThanOrEqual(end);
      if (parts.size === 0) expect(source.text.slice(start, end)).toMatch(/^\S[\s\S]*\S$|^\S$/);
    }
  });

  it.each([
    'x = (1\n',
    'if a:\nb = 1\n',
    'if a:\n        b\n    c\n',
    ' a = 1\n',
    'if a:\n        b\n\tc\n',
    'x = "abc\n',
    'f"{a"\n',
    'def f(a=1, b): pass\n',
    'f(a=1, b)\n',
    'f() = 1\n',
    'return = 1\n',
    'print "a"\n',
    'raise A, "b"\n',
    'try:\n    pass\n',
    'x = *a\n)\n',
    'class A:\n# nothing\n',
    'a +\n',
    'f(**a, *b)\n',
    '@a\nx = 1\n',
    'else: pass\n',
  ])('does not read %j', (text) => {
    expect(faultOf(text)).toMatch(/^line \d/);
  });
});
