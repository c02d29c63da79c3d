import { execFileSync } from 'node:child_process';

const program = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def fault(text):
    try:
        ast.parse(text.encode())
    except (SyntaxError, ValueError) as error:
        return str(error)
json.dump([fault(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** What Python itself says of texts, of each why it is no Python, or null. */
export const pythonFaults = (texts: string[]): (string | null)[] => {
  const input = JSON.stringify(texts);
  const output = execFileSync('python3', ['-c', program], { input, maxBuffer: 2 ** 28 });
  return JSON.parse(output.toString()) as (string | null)[];
};

/** Where the library is that comes with Python. */
export const pythonLibrary = (): string =>
  execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'])
    .toString()
    .trim();
