const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

const attribute = (text: string): string =>
  text.replace(/[&<"]/g, (mark) => entities[mark] ?? mark);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 10vh auto; padding: 0 1rem; }
      label, input { display: block; width: 100%; box-sizing: border-box; }
      input { font: inherit; padding: 0.5rem; margin-bottom: 1rem; }
      button { font: inherit; padding: 0.5rem 1rem; }
    </style>
  </head>
  <body>
${body}
  </body>
</html>
`;

/** Asks who logs in. */
export const loginPage = (label: string, query: string): string =>
  page(
    `Who logs in? ${label}`,
    `    <h1>Who logs in?</h1>
    <p>This stands in for ${label}, which is not set up: it lets everybody in.</p>
    <form method="post" action="${attribute(query)}">
      <label>Name <input name="name" value="Ada Lovelace" autocomplete="off"></label>
      <label>Email <input name="email" type="email" value="ada@example.com" required></label>
      <button name="answer" value="allow">Log in</button>
      <button name="answer" value="deny" formnovalidate>Cancel</button>
    </form>`,
  );

/** Posts the parameters by itself, as providers do that answer by a form. */
export const formPage = (address: string, parameters: Record<string, string>): string => {
  const inputs = Object.entries(parameters).map(
    ([name, value]) => `      <input type="hidden" name="${name}" value="${attribute(value)}">`,
  );
  return page(
    'On the way back',
    `    <form method="post" action="${attribute(address)}">
${inputs.join('\n')}
      <button>Go on</button>
    </form>
    <script>document.forms[0].submit();</script>`,
  );
};
