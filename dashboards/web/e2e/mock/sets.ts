/** Followed sets and compared sets on the mock server. */
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';
import { page } from './page';

type Schemas = components['schemas'];
type Set = Schemas['FollowedSet'];
const now = () => new Date().toISOString();

type Enterprise = Schemas['EnterpriseSummary'];
type Parts = Record<Schemas['SetPart'], Enterprise[]>;

/** Who tells what a question finds, and what a view asks. */
export interface Sets {
  find: (query: URLSearchParams) => Enterprise[];
  view: (id: string) => Schemas['SavedView'] | undefined;
}

export class MockSets {
  readonly followed: Set[] = [];
  /** Whether every set is too large to be followed. */
  tooLarge = false;

  constructor(private readonly of: Sets) {}

  static answers(path: string): boolean {
    return path === 'followed-sets' || /^views\/[^/]+\/(following|comparison)/.test(path);
  }

  answer(method: string, path: string, query: URLSearchParams, response: ServerResponse): void {
    const [, id = '', part = ''] = path.split('/');
    const view = this.of.view(id);
    if (path === 'followed-sets') {
      const most = { most: 50, membersMost: 20_000 };
      json(response, 200, { items: this.followed, ...most } satisfies Schemas['FollowedSets']);
    } else if (method === 'DELETE') {
      this.followed.splice(
        this.followed.findIndex((set) => set.view === id),
        1,
      );
      response.writeHead(204).end();
    } else if (view === undefined) problem(response, 404, 'view-not-found', '未找到该视图');
    else if (part === 'following') this.follow(view, response);
    else if (part === 'comparison-file') this.file(view, query, response);
    else json(response, 200, this.compared(view, part, query));
  }

  private follow(view: Schemas['SavedView'], response: ServerResponse): void {
    if (this.tooLarge) {
      const detail = '集合超过 2 万家企业，不能关注，请先收窄条件';
      problem(response, 422, 'set-too-large', detail, detail);
      return;
    }
    const members = this.of.find(asked(view)).length;
    const set: Set = {
      view: view.id,
      name: view.name,
      members,
      followedAt: now(),
      lookedAt: now(),
    };
    this.followed.push(set);
    json(response, 200, set);
  }

  private parts(view: Schemas['SavedView'], query: URLSearchParams): Parts {
    const here = this.of.find(query);
    const there = this.of.find(asked(view));
    return {
      'only-this': here.filter((each) => !there.includes(each)),
      both: here.filter((each) => there.includes(each)),
      'only-view': there.filter((each) => !here.includes(each)),
    };
  }

  private file(view: Schemas['SavedView'], query: URLSearchParams, response: ServerResponse): void {
    const rows = this.parts(view, query)[wanted(query)].map(({ id, name }) => `${id},${name}\r\n`);
    response.writeHead(200, { 'Content-Type': 'text/csv' });
    response.end(`\uFEFF企业标识,企业名称\r\n${rows.join('')}`);
  }

  private compared(view: Schemas['SavedView'], part: string, query: URLSearchParams): object {
    const parts = this.parts(view, query);
    if (part === 'comparison-rows') return page(parts[wanted(query)], query);
    return {
      onlyThis: parts['only-this'].length,
      both: parts.both.length,
      onlyView: parts['only-view'].length,
    } satisfies Schemas['SetComparison'];
  }
}

function wanted(query: URLSearchParams): Schemas['SetPart'] {
  return query.get('part') as Schemas['SetPart'];
}

function asked(view: Schemas['SavedView']): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(view.settings.filters)) {
    for (const value of values) search.append(name, value);
  }
  return search;
}
