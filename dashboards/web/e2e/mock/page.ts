/** A page of some rows, as the query asks for it; the cursor is a number here. */
export function page<T>(rows: T[], query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('cursor') ?? 0);
  const end = from + limit;
  return {
    items: rows.slice(from, end),
    total: rows.length,
    next: end < rows.length ? String(end) : null,
  };
}
