import { beforeAll, describe, expect, it } from 'vitest';
import { type Merged, merge } from '../../src/merge/merge.js';

type Texts = [pristine: string, yours: string, render: string];

const run = ([pristine, yours, render]: Texts): Promise<Merged> =>
  merge('src/routes.ts', { pristine, yours, render });

const clean = async (...texts: Texts): Promise<string> => {
  const result = await run(texts);
  return result.kind === 'clean' ? result.text : JSON.stringify(result, null, 1);
};

const conflict = async (...texts: Texts) => {
  const result = await run(texts);
  if (result.kind !== 'conflict') throw new Error(JSON.stringify(result));
  return result;
};

const pristine = `import { taskRoutes } from './tasks.js';
import { userRoutes } from './users.js';

const sections = [task, user];

export const routes = async (app: App): Promise<void> => {
  app.register(userRoutes, { prefix: '/users' });
  app.register(taskRoutes, { prefix: '/tasks' });
};
`;

const render = `import { noteRoutes } from './notes.js';
import { taskRoutes } from './tasks.js';
import { userRoutes } from './users.js';

const sections = [task, user, note];

export const routes = async (app: App): Promise<void> => {
  app.register(userRoutes, { prefix: '/users' });
  app.register(taskRoutes, { prefix: '/tasks' });
  app.register(noteRoutes, { prefix: '/notes' });
};
`;

// The compiler takes its time where nothing has read it yet.
beforeAll(() => import('ts-morph'), 60_000);

describe('merging TypeScript', () => {
  it('writes as its owner writes', async () => {
    const yours = `import { taskRoutes } from "./tasks.js"
import { userRoutes } from "./users.js"
import { own } from "./own.js" // mine

/* all of them */ const sections = [
\ttask, // first
\tuser
]

export const routes = async (app: App): Promise<void> => {
\tapp.register(userRoutes, { prefix: "/users" })
\tapp.register(taskRoutes, { prefix: "/tasks" }) // the most important
\tapp.register(own)
}
`;
    expect(await clean(pristine, yours, render)).toBe(`import { noteRoutes } from "./notes.js"
import { taskRoutes } from "./tasks.js"
import { userRoutes } from "./users.js"
import { own } from "./own.js" // mine

/* all of them */ const sections = [
\ttask, // first
\tuser,
\tnote
]

export const routes = async (app: App): Promise<void> => {
\tapp.register(userRoutes, { prefix: "/users" })
\tapp.register(taskRoutes, { prefix: "/tasks" }) // the most important
\tapp.register(noteRoutes, { prefix: "/notes" })
\tapp.register(own)
}
`);
    expect(await clean(render, await clean(pristine, yours, render), pristine)).toBe(yours);
  });

  it('keeps line ends, byte-order mark and a missing last newline', async () => {
    const yours = `\uFEFF${pristine.replace('[task, user]', '[task, user, own]').replaceAll('\n', '\r\n').slice(0, -2)}`;
    const expected = `\uFEFF${render.replace('user, note]', 'user, note, own]').replaceAll('\n', '\r\n').slice(0, -2)}`;
    expect(await clean(pristine, yours, render)).toBe(expected);
  });

  it('adds nothing that somebody added already, wherever and however', async () => {
    const yours = pristine
      .replace(
        'import { userRoutes }',
        'import { noteRoutes } from "./notes.js";\nimport { userRoutes }',
      )
      .replace('[task, user]', '[note, task, user]')
      .replace(
        '  app.register(userR',
        '  app.register(noteRoutes, { prefix: "/notes" })\n  app.register(userR',
      );
    expect(await clean(pristine, yours, render)).toBe(yours);
  });

  it('asks where the place is not there any more, and merges the rest', async () => {
    const without = (text: string) => text.replace(/const sections.*\n\n/, '');
    const { hunks, resolve } = await conflict(pristine, without(pristine), render);
    expect(hunks).toEqual([
      {
        line: expect.any(Number),
        pristine: ['const sections = [task, user];'],
        yours: [],
        render: ['const sections = [task, user, note];'],
      },
    ]);
    expect(resolve('ours')).toBe(without(render));
    expect(resolve('theirs')).toContain('const sections = [task, user, note];');
  });

  it('follows a declaration that somebody moved and typed', async () => {
    const line = 'const sections = [task, user];\n';
    const typed = '/** Mine. */\nexport const sections: Section[] = [task, user];\n';
    const yours = pristine.replace(`${line}\n`, '') + typed;
    expect(await clean(pristine, yours, render)).toBe(
      render.replace('const sections = [task, user, note];\n\n', '') +
        typed.replace('user]', 'user, note]'),
    );
  });

  it('adds a name to an import of its module, and needs no type where the value is there', async () => {
    const [before, after] = ['{ a, c }', '{ a, b, c }'].map(
      (names) => `import ${names} from './m.js';\nimport type { T } from './t.js';\n\nuse(a);\n`,
    ) as [string, string];
    const yours = `import {\n  a,\n  own,\n  c,\n} from './m.js';\nimport { T } from './t.js';\n\nuse(a);\n`;
    expect(await clean(before, yours, after)).toBe(yours.replace('  a,\n', '  a,\n  b,\n'));
    const typed = after.replace('{ T }', '{ T, U }');
    expect(await clean(after, after.replace('{ T }', '{ T, Own }'), typed)).toBe(
      after.replace('{ T }', '{ T, U, Own }'),
    );
  });

  it('takes out what the render has no more, but no import that is still used', async () => {
    const yours = render
      .replace('app.register(userRoutes', 'log(noteRoutes);\n  app.register(userRoutes')
      .replace('[task, user, note]', '[\n  task,\n  user,\n  note\n]');
    expect(await clean(render, yours, pristine)).toBe(
      pristine
        .replace('import { taskR', "import { noteRoutes } from './notes.js';\nimport { taskR")
        .replace('app.register(userRoutes', 'log(noteRoutes);\n  app.register(userRoutes')
        .replace('[task, user]', '[\n  task,\n  user\n]'),
    );
  });

  it('adds members, properties and cases of a type where they belong', async () => {
    const before = `export class Task extends Base {
  title!: string;

  done!: boolean;
}

interface Row {
  title: string;
}

type Mood = 'calm' | 'wild';

const shape = {
  title: text({ max: 20 }),
};
`;
    const after = before
      .replace(
        '  done!',
        "  @Column('text', {\n    nullable: true,\n  })\n  note!: string;\n\n  done!",
      )
      .replace('  title: string;\n', '  title: string;\n  note: string;\n')
      .replace("'wild'", "'wild' | 'odd'")
      .replace('max: 20 })', 'max: 30 })')
      .replace('  title: text', '  note: text(),\n  title: text');
    const yours = before
      .replace(
        'title!: string;',
        'title!: string; // shown\n\n  own(): string {\n    return "x";\n  }',
      )
      .replace('  title: string;', '  title: string\n  own: number')
      .replace("'calm' | 'wild'", "\n  | 'calm'\n  | 'wild'\n  | 'mine'")
      .replace('{\n  title: text({ max: 20 }),\n}', '{ title: text({ max: 20 }), own: 1 }');
    expect(await clean(before, yours, after)).toBe(`export class Task extends Base {
  title!: string; // shown

  @Column('text', {
    nullable: true,
  })
  note!: string;

  own(): string {
    return "x";
  }

  done!: boolean;
}

interface Row {
  title: string
  note: string;
  own: number
}

type Mood = 
  | 'calm'
  | 'wild'
  | 'odd'
  | 'mine';

const shape = { note: text(), title: text({ max: 30 }), own: 1 };
`);
  });

  it('keeps one line one line, where members come and go', async () => {
    const type = (...members: string[]) => `export type Row = { ${members.join('; ')} };\n`;
    const lines = (...members: string[]) =>
      `export type Row = {\n${members.map((member) => `  ${member};\n`).join('')}};\n`;
    const [id, title, note] = ['id: string', 'title: string', 'note?: string'] as const;
    const before = lines(id, title);
    expect(await clean(before, type(id, title), lines(id, title, note))).toBe(
      type(id, title, note),
    );
    expect(await clean(before, type(id, title), lines(note, id, title))).toBe(
      type(note, id, title),
    );
    expect(await clean(before, type(id, title), lines(id, note, title))).toBe(
      type(id, note, title),
    );
    expect(await clean(before, type(id, title, 'own: 1'), lines(id, title, note))).toBe(
      type(id, title, note, 'own: 1'),
    );
    for (const kept of [[id, title], [title, note], [id, note], [note]])
      expect(await clean(lines(id, title, note), type(id, title, note), lines(...kept))).toBe(
        type(...kept),
      );
    expect(await clean(lines(id), type(id), lines(title))).toBe(type(title));
  });

  it('separates members on one line as their owner does', async () => {
    const before = 'type Row = {\n  id: string;\n  title: string;\n};\n';
    const after = before.replace('  title', '  note: { by: string };\n  title');
    const later = before.replace('title: string;\n', 'title: string;\n  note: string;\n');
    const commas = 'type Row = { id: string, title: string }\n';
    expect(await clean(before, commas, after)).toBe(
      'type Row = { id: string, note: { by: string }, title: string }\n',
    );
    expect(await clean(before, commas, later)).toBe(
      'type Row = { id: string, title: string, note: string }\n',
    );
    const ended = 'type Row = { id: string; title: string; }; // mine\n';
    expect(await clean(before, ended, later)).toBe(
      'type Row = { id: string; title: string; note: string; }; // mine\n',
    );
    expect(
      await clean(later, ended.replace('title: string;', 'title: string; note: string;'), before),
    ).toBe(ended);
    const shared = 'type Row = {\n  id: string; title: string; own: string;\n};\n';
    expect(await clean(before, shared, later)).toBe(
      shared.replace('title: string;', 'title: string; note: string;'),
    );
  });

  it('keeps statements and class members on one line where they stand', async () => {
    const before =
      'const f = () => {\n  a();\n  c();\n};\n\nclass A {\n  one = 1;\n  two = 2;\n}\n';
    const after = before.replace('  c();', '  b();\n  c();').replace('  two', '  more = 3;\n  two');
    const yours = 'const f = () => { a(); c(); };\n\nclass A { one = 1; two = 2; }\n';
    expect(await clean(before, yours, after)).toBe(
      'const f = () => { a(); b(); c(); };\n\nclass A { one = 1; more = 3; two = 2; }\n',
    );
    const bare = 'const f = () => { a(); c() }\n\nclass A { one = 1; two = 2 }\n';
    const last = before
      .replace('  c();', '  c();\n  d();')
      .replace('two = 2;', 'two = 2;\n  more = 3;');
    expect(await clean(before, bare, last)).toBe(
      'const f = () => { a(); c(); d() }\n\nclass A { one = 1; two = 2; more = 3 }\n',
    );
  });

  it('keeps own code in bodies that change elsewhere', async () => {
    const before = `export const list = async (query: Query) => {\n  const rows = await find(query);\n  return rows;\n};\n\nexport const note = 1;\n`;
    const yours = before.replace(
      'return rows;',
      'const mine = rows.filter(Boolean);\n  return mine;',
    );
    const after = before.replace('find(query)', 'find(query, 20)');
    expect(await clean(before, yours, after)).toBe(yours.replace('find(query)', 'find(query, 20)'));
  });

  it('asks where both changed the same, and settles it as told', async () => {
    const yours = pristine
      .replace("'/tasks'", "'/jobs'")
      .replace('[task, user]', '[task, own, user]');
    const theirs = render.replace("'/tasks'", "'/todos'");
    const { hunks, resolve } = await conflict(pristine, yours, theirs);
    expect(hunks).toEqual([
      {
        line: 8,
        pristine: ["  app.register(taskRoutes, { prefix: '/tasks' });"],
        yours: ["  app.register(taskRoutes, { prefix: '/jobs' });"],
        render: ["  app.register(taskRoutes, { prefix: '/todos' });"],
      },
    ]);
    const settled = (prefix: string) =>
      render
        .replace("'/tasks'", `'${prefix}'`)
        .replace('[task, user, note]', '[task, own, user, note]');
    expect(resolve('ours')).toBe(settled('/jobs'));
    expect(resolve('theirs')).toBe(settled('/todos'));
    const line = (prefix: string) => `  app.register(taskRoutes, { prefix: '${prefix}' });\n`;
    expect(resolve('markers')).toBe(
      settled('/jobs').replace(
        line('/jobs'),
        `<<<<<<< yours\n${line('/jobs')}=======\n${line('/todos')}>>>>>>> create-vibe-backend\n`,
      ),
    );
  });

  it('brings new comments, unless somebody wrote their own', async () => {
    const code = (one: string, two: string, three: string) =>
      `/** ${one} */\nexport const a = 1;\n\nexport const f = () => {\n  // ${two}\n  g('x');\n  // ${three}\n  h();\n};\n`;
    const yours = code('One.', 'two', 'my three').replaceAll('  ', '\t').replace("'x'", '"x"');
    const after = code('The one.', 'the two', 'the three').replace('  h();', "  h();\n  i('y');");
    expect(await clean(code('One.', 'two', 'three'), yours, after)).toBe(
      code('The one.', 'the two', 'my three')
        .replace('  h();', '  h();\n  i("y");')
        .replaceAll('  ', '\t')
        .replace("'x'", '"x"'),
    );
  });

  describe('comments that the tool changes', () => {
    /** Yours is written in double quotes and tabs, so that lines alone do not merge. */
    const mine = (text: string) => text.replaceAll('  ', '\t').replaceAll("'", '"');

    it('come behind a line, unless somebody wrote their own there', async () => {
      const code = (a: string, b: string, c: string, d: string) =>
        `f('x');${a}\n\nconst all = {\n  one: g('1'),${b}\n  two: g('2'),${c}\n};${d}\n`;
      const before = code(' // a', '', ' // c', ' // d');
      const after = code(' // new a', ' // new b', ' // new c', '').replace('g(', 'h(');
      expect(await clean(before, mine(code(' // a', '', ' // my c', ' // d')), after)).toBe(
        mine(code(' // new a', ' // new b', ' // my c', '').replace('g(', 'h(')),
      );
      expect(await clean(before, mine(code('', ' // my b', ' // c', ' // d')), after)).toBe(
        mine(code('', ' // my b', ' // new c', '').replace('g(', 'h(')),
      );
    });

    it('come above a line beside those of somebody, line by line', async () => {
      const code = (...lines: string[]) =>
        `const all = {\n${lines.map((line) => `  ${line}\n`).join('')}  one: f('1'),\n};\n`;
      const before = code('// one', '// two', '// three');
      const after = code('// one', '// new two', '// three', '// four');
      expect(
        await clean(before, mine(code('// mine', '// one', '// two', '// my three')), after),
      ).toBe(mine(code('// mine', '// one', '// new two', '// my three', '// four')));
      expect(
        await clean(before, mine(code('// mine', '', '// one', '// two', '// three')), after),
      ).toBe(mine(code('// mine', '', '// one', '// new two', '// three', '// four')));
    });

    it('come where nothing stands below them', async () => {
      const code = (head: string, section: string, end: string, empty: string, last: string) =>
        `${head}import { a } from 'a';\n\n${section}export const f = () => {\n  a('x');\n${end}};\n\nexport const g = () => {\n${empty}};\n${last}`;
      const before = code(
        '// head\n\n',
        '// part\n\n',
        '  // end\n',
        '  // empty\n',
        '\n// last\n',
      );
      const after = code(
        '// new head\n\n',
        '// new part\n\n',
        '  // new end\n',
        '  // new empty\n',
        '\n// new last\n',
      ).replace("'x'", "'x', 1");
      expect(await clean(before, mine(before), after)).toBe(mine(after));
      const yours = code(
        '// head\n// mine\n\n',
        '',
        '  // my end\n',
        '  // empty\n  // mine\n',
        '',
      );
      expect(await clean(before, mine(yours), after)).toBe(
        mine(
          code(
            '// new head\n// mine\n\n',
            '',
            '  // my end\n',
            '  // new empty\n  // mine\n',
            '',
          ).replace("'x'", "'x', 1"),
        ),
      );
    });

    it('come on a line of imports, and in the middle of a line', async () => {
      const code = (above: string, tail: string, inside: string) =>
        `import { z } from 'z';\n${above}import { a } from 'a';${tail}\n\na(${inside}'x', z);\n`;
      const before = code('// why\n', ' // old', '/* x */ ');
      const after = code('// new why\n', ' // new', '/* new x */ ').replace('z)', 'z, 1)');
      expect(await clean(before, mine(before), after)).toBe(mine(after));
      const own = mine(code('// my why\n', ' // mine', '/* my x */ '));
      expect(await clean(before, own, after)).toBe(own.replace('z)', 'z, 1)'));
    });

    it('go where they went, but not those of somebody', async () => {
      const lines = (...comments: string[]) => comments.map((text) => `  // ${text}\n`).join('');
      const code = (...comments: string[]) =>
        `const f = () => {\n${lines(...comments)}  a('x');\n};\n`;
      const after = code().replace("'x'", "'x', 1");
      expect(await clean(code('one', 'two'), mine(code('one', 'two')), after)).toBe(mine(after));
      expect(await clean(code('one', 'two'), mine(code('one', 'mine', 'two')), after)).toBe(
        mine(code('mine').replace("'x'", "'x', 1")),
      );
    });

    it('come once, with what is new or goes around them', async () => {
      const code = (...parts: string[]) => `const all = {\n${parts.join('')}};\n`;
      const [one, two, three] = [
        "  one: f('1'), // first\n",
        "  two: f('2'),\n",
        "  three: f('3'),\n",
      ];
      const before = code('  // a\n', one, '\n  // b\n', two);
      const after = code('  // new a\n', one, '  // c\n', three, '\n  // new b\n', two);
      expect(await clean(before, mine(before), after)).toBe(mine(after));
      expect(await clean(after, mine(after), before)).toBe(mine(before));
      const less = code('  // a\n', one, '\n  // d\n', three);
      expect(await clean(before, mine(before), less)).toBe(mine(less));
    });
  });

  it('moves what the render moves, unless somebody ordered it anew', async () => {
    const list = (...names: string[]) =>
      `const all = {\n${names.map((n) => `  ${n},\n`).join('')}};\n`;
    const yours = list('a', 'b: f("b")', 'c', 'own').replaceAll('  ', '\t');
    const before = list('a', "b: f('b')", 'c');
    const moved = list('c', 'a', "b: f('b')");
    expect(await clean(before, yours, moved)).toBe(
      list('c', 'a', 'b: f("b")', 'own').replaceAll('  ', '\t'),
    );
    const sorted = list('b: f("b")', 'a', 'own', 'c');
    expect(await clean(before, sorted, list('c', 'a', "b: f('b')", 'd'))).toBe(
      list('b: f("b")', 'd', 'a', 'own', 'c'),
    );
  });

  it('asks before it takes out a line that somebody wrote on', async () => {
    const yours = render.replace("'/notes' });", "'/notes' }); // not yet!");
    const { hunks, resolve } = await conflict(render, yours, pristine);
    expect(hunks.flatMap((hunk) => hunk.yours)).toEqual([
      "  app.register(noteRoutes, { prefix: '/notes' }); // not yet!",
    ]);
    expect(resolve('theirs')).toBe(pristine);
  });

  it('asks where somebody deleted what changed', async () => {
    const before = 'export const a = f(1);\n\nexport const b = g(1);\n\nexport const c = 1;\n';
    const yours = 'export const a = f(1);\n\nexport const c = 1;\n';
    const { hunks, resolve } = await conflict(before, yours, before.replace('g(1)', 'g(2)'));
    expect(hunks).toHaveLength(1);
    expect(resolve('ours')).toBe(yours);
    expect(resolve('theirs')).toBe(before.replace('g(1)', 'g(2)'));
  });

  it('refuses where the file does not parse, with the lines to paste', async () => {
    const yours = pristine.replace(
      'const sections = [task, user];',
      'const sections = [task, user;',
    );
    const after = pristine.replace("'/tasks' });\n", "'/tasks' });\n  more(app);\n");
    expect(await run([pristine, yours, after])).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('line 4'),
      lines: ['  more(app);'],
    });
  });

  it('refuses to import or declare a name twice', async () => {
    const own = pristine.replace(
      "'./users.js';",
      "'./users.js';\nimport { noteRoutes } from './own.js';",
    );
    expect(await run([pristine, own, render])).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('noteRoutes'),
    });
  });

  it('keeps the first line of a program first', async () => {
    const before = "#!/usr/bin/env node\nimport { a } from 'a';\n\na();\n";
    const yours = before.replaceAll("'", '"');
    const after = before
      .replace('import', "import { b } from 'b';\nimport")
      .replace('a();', 'b(a);');
    expect(await clean(before, yours, after)).toBe(after.replaceAll("'", '"'));
    expect(await clean(after, after.replaceAll("'", '"'), before)).toBe(yours);
  });

  it('does not fill a file that somebody emptied', async () => {
    const { resolve } = await conflict(pristine, '', render);
    expect(resolve('ours')).toBe('');
    expect(resolve('theirs')).toBe(render);
  });

  it('leaves repeating alone where somebody repeats', async () => {
    const before = 'log(1);\nlog(1);\n\nconst a = [0, 0];\n\ntail();\n';
    const yours = `log(1);\n${before}`;
    const after = before.replace('tail();', 'more();\ntail();');
    expect(await clean(before, yours, after)).toBe(yours.replace('tail();', 'more();\ntail();'));
  });

  it('does not bring back what somebody deleted and the tool renames', async () => {
    const who = "describe('tags who', () => {\n  it('b', () => two('tags'));\n});\n";
    const before = `describe('/tags', () => {\n  it('a', () => one(1));\n});\n\n${who}`;
    const { resolve } = await conflict(before, who, before.replaceAll('tags', 'cases'));
    expect(resolve('ours')).not.toContain('one(1)');
  });

  it('is a conflict where both sides change the name of one thing', async () => {
    const before = "app.put('/:task', () => a(1));\napp.get('/x', () => b(2));\n";
    const yours = before.replace('/:task', '/:task mine').replaceAll("'", '"');
    const after = before.replace('/:task', '/:data').replace('b(2)', 'b(3)');
    const { resolve } = await conflict(before, yours, after);
    expect(resolve('ours').match(/app\.put/g)).toHaveLength(1);
    expect(resolve('theirs').match(/app\.put/g)).toHaveLength(1);
  });

  it('takes out an import whose module is gone, and leaves the comment above it', async () => {
    const before = "import { task } from './tasks.js';\n\nuse(task);\n";
    const after = "import { box } from './boxes.js';\n\nuse(box);\n";
    expect(await clean(before, `// mine\n${before}`, after)).toBe(`// mine\n${after}`);
  });
});
