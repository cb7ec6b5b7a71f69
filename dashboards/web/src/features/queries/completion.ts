/** What may come next in a statement: tables behind FROM, else the columns in reach, at any depth. */

export interface Table {
  name: string;
  comment: string;
  columns: readonly { name: string; type: string; comment: string }[];
}

export interface Suggestion {
  label: string;
  kind: 'table' | 'column' | 'function' | 'keyword';
  detail?: string;
  info?: string;
}

interface Token {
  text: string;
  from: number;
  to: number;
  /** How many brackets are open around it. */
  depth: number;
}

const WORDS = new Set(
  (
    'SELECT FROM JOIN WHERE GROUP ORDER HAVING LIMIT ON USING WITH UNION EXCEPT INTERSECT AS BY AND OR NOT IN ' +
    'LEFT RIGHT INNER FULL CROSS ANY ALL SEMI ANTI ASOF ARRAY DISTINCT OFFSET WINDOW QUALIFY PREWHERE'
  ).split(' '),
);

const NEXT: Record<string, readonly string[]> = {
  '': ['SELECT', 'WITH'],
  SELECT: ['DISTINCT', 'FROM', 'AS', 'CASE', 'OVER', 'WHERE'],
  FROM: ['WHERE', 'LEFT JOIN', 'JOIN', 'GROUP BY', 'ORDER BY', 'LIMIT', 'AS'],
  JOIN: ['ON', 'USING', 'WHERE', 'AS'],
  WHERE: ['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'LIKE', 'IS NULL', 'GROUP BY', 'ORDER BY', 'LIMIT'],
  ON: ['AND', 'OR', 'WHERE', 'LEFT JOIN', 'GROUP BY'],
  GROUP: ['HAVING', 'ORDER BY', 'LIMIT'],
  HAVING: ['AND', 'OR', 'ORDER BY', 'LIMIT'],
  ORDER: ['ASC', 'DESC', 'LIMIT'],
};

/** Pieces of a statement; texts and comments are left out, so that nothing in them is taken for words. */
function tokens(sql: string): Token[] {
  const found: Token[] = [];
  const pattern =
    /'(?:[^'\\]|\\.|'')*'?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|`[^`]*`?|"[^"]*"?|[A-Za-z_]\w*|[(),.;]/g;
  let depth = 0;
  for (const match of sql.matchAll(pattern)) {
    const [text] = match;
    if (text.startsWith("'") || text.startsWith('--') || text.startsWith('/*')) continue;
    if (text === ')') depth -= 1;
    found.push({
      text: text.replaceAll(/[`"]/g, ''),
      from: match.index,
      to: match.index + text.length,
      depth,
    });
    if (text === '(') depth += 1;
  }
  return found;
}

const is = (token: Token | undefined, word: string) => token?.text.toUpperCase() === word;

/** The pieces of the innermost query around a place, those in inner brackets left out. */
function level(all: readonly Token[], at: number): Token[] {
  const earlier = all.filter(({ to }) => to <= at);
  const open: Token[] = [];
  for (const token of earlier) {
    if (token.text === '(') open.push(token);
    else if (token.text === ')') open.pop();
  }
  for (const bracket of open.toReversed()) {
    const inner = inside(all, bracket);
    const before = all[all.indexOf(bracket) - 1];
    const begins = inner.length === 0 && WORDS.has(before?.text.toUpperCase() ?? '');
    if (is(inner[0], 'SELECT') || is(inner[0], 'WITH') || begins) return own(inner);
  }
  const start = earlier.findLastIndex(({ text, depth }) => text === ';' && depth === 0);
  const end = all.findIndex(({ text, from }) => text === ';' && from >= at);
  return own(all.slice(start + 1, end < 0 ? undefined : end));
}

function inside(all: readonly Token[], bracket: Token): Token[] {
  const start = all.indexOf(bracket) + 1;
  const close = all.findIndex(
    ({ text, depth }, i) => i >= start && text === ')' && depth === bracket.depth,
  );
  return all.slice(start, close < 0 ? undefined : close);
}

function own(tokens: readonly Token[]): Token[] {
  const depth = tokens[0]?.depth ?? 0;
  return tokens.filter((token) => token.depth === depth);
}

/** Names under which tables are in reach, and those of queries before them. */
function scope(query: readonly Token[], all: readonly Token[]) {
  const tables: { name: string; alias: string }[] = [];
  query.forEach((token, i) => {
    if (!is(token, 'FROM') && !is(token, 'JOIN')) return;
    const name = query[i + 1];
    if (name === undefined || !/^\w/.test(name.text) || WORDS.has(name.text.toUpperCase())) return;
    const dotted = query[i + 2]?.text === '.' ? 2 : 0;
    const table = query[i + 1 + dotted] ?? name;
    const after = i + 2 + dotted;
    const alias = is(query[after], 'AS') ? query[after + 1] : query[after];
    const named =
      alias !== undefined && /^\w/.test(alias.text) && !WORDS.has(alias.text.toUpperCase());
    tables.push({ name: table.text, alias: named ? alias.text : table.text });
  });
  const queries = all
    .filter((_, i) => is(all[i + 1], 'AS') && all[i + 2]?.text === '(' && is(all[i + 3], 'SELECT'))
    .map(({ text }) => text);
  return { tables, queries };
}

/** The clause that a place is in. */
function clauseAt(query: readonly Token[], at: number): string {
  const clauses = [
    'SELECT',
    'FROM',
    'JOIN',
    'WHERE',
    'ON',
    'USING',
    'GROUP',
    'HAVING',
    'ORDER',
    'LIMIT',
    'WITH',
  ];
  const last = query.findLast(({ text, to }) => to < at && clauses.includes(text.toUpperCase()));
  return last?.text.toUpperCase() ?? '';
}

/**
 * @param at offset of the cursor
 * @returns what fits, and from where on it replaces what is written
 */
export function suggest(
  sql: string,
  at: number,
  schema: readonly Table[],
  functions: readonly string[],
): { from: number; options: Suggestion[] } | null {
  if (inText(sql, at)) return null;
  const word = /(?:(\w+)\.)?(\w*)$/.exec(sql.slice(0, at));
  const [, owner, begun = ''] = word ?? [];
  const from = at - begun.length;
  const all = tokens(sql);
  const query = level(all, from);
  const { tables, queries } = scope(query, all);
  const clause = clauseAt(query, from);
  if (owner !== undefined) {
    const table = tables.find(({ alias }) => alias === owner);
    return { from, options: columns(schema, table === undefined ? [] : [table], false) };
  }
  const previous = query.findLast(({ to }) => to <= from);
  const wantsTable = is(previous, 'FROM') || is(previous, 'JOIN');
  if (wantsTable || (clause === 'FROM' && previous?.text === ',')) {
    const options: Suggestion[] = schema.map(({ name, comment }) => ({
      label: name,
      kind: 'table',
      detail: comment,
    }));
    for (const name of new Set(queries)) options.unshift({ label: name, kind: 'table' });
    return { from, options };
  }
  const keywords = (NEXT[clause] ?? []).map((label): Suggestion => ({ label, kind: 'keyword' }));
  const table = clause === 'FROM' || clause === '' || clause === 'LIMIT';
  if (table) return { from, options: keywords };
  return {
    from,
    options: [
      ...columns(schema, tables, tables.length > 1),
      ...keywords,
      ...(clause === 'USING'
        ? []
        : functions.map((label): Suggestion => ({ label, kind: 'function' }))),
    ],
  };
}

function columns(
  schema: readonly Table[],
  tables: readonly { name: string; alias: string }[],
  qualified: boolean,
): Suggestion[] {
  return tables.flatMap(({ name, alias }) =>
    (schema.find((table) => table.name === name)?.columns ?? []).map((column) => ({
      label: qualified ? `${alias}.${column.name}` : column.name,
      kind: 'column' as const,
      detail: column.type,
      info: column.comment,
    })),
  );
}

function inText(sql: string, at: number): boolean {
  const before = sql.slice(0, at);
  const bare = before.replaceAll(/'(?:[^'\\]|\\.|'')*'|--[^\n]*\n|\/\*[\s\S]*?\*\//g, '');
  return /'|--|\/\*/.test(bare);
}

/** The statement that the cursor is in, or what is selected. */
export function statementAt(
  sql: string,
  from: number,
  to: number,
): { text: string; start: number } {
  if (to > from) return { text: sql.slice(from, to), start: from };
  const ends = tokens(sql)
    .filter(({ text, depth }) => text === ';' && depth === 0)
    .map((token) => token.from);
  const start = (ends.findLast((end) => end < from) ?? -1) + 1;
  const end = ends.find((each) => each >= from) ?? sql.length;
  const text = sql.slice(start, end);
  return text.trim() === '' ? { text: sql, start: 0 } : { text, start };
}
