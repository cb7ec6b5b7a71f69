/** Saved views on the mock server: one's own, and one that somebody shares. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { components } from '../../src/client/schema';
import { json, problem } from './answer';

type Schemas = components['schemas'];
type View = Schemas['SavedView'];

export class MockViews {
  private readonly views: View[] = [];
  private readonly deleted = new Map<string, View>();
  private readonly first = new Map<string, string>();
  mayShare = true;

  /** Keeps a view, as if it had been saved before. */
  keep(view: Partial<View> & Pick<View, 'name' | 'list'>): View {
    const kept: View = {
      id: randomUUID(),
      audience: 'own',
      owner: '林晓',
      own: true,
      version: 1,
      settings: { filters: {}, hidden: [], density: 'default' },
      ...view,
    };
    this.views.push(kept);
    return kept;
  }

  find(id: string): View | undefined {
    return this.views.find((view) => view.id === id);
  }

  openWith(list: Schemas['ViewedListId'], id: string): void {
    this.first.set(list, id);
  }

  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    sent: string,
    response: ServerResponse,
  ): void {
    const [, id = '', part = ''] = path.split('/');
    if (method === 'GET') json(response, 200, this.list(query.get('list') ?? ''));
    else if (id === 'arrangement') this.arrange(query.get('list') ?? '', sent, response);
    else if (part === 'restoration') this.restore(id, response);
    else if (method === 'DELETE') this.remove(id, response);
    else this.save(id, JSON.parse(sent) as Schemas['SavedViewDraft'], response);
  }

  private list(list: string): Schemas['SavedViewList'] {
    const items = this.views.filter((view) => view.list === list);
    const defaultView = this.first.get(list);
    return {
      items,
      mayShare: this.mayShare,
      ...(items.some(({ id }) => id === defaultView) && defaultView && { defaultView }),
    };
  }

  private save(id: string, draft: Schemas['SavedViewDraft'], response: ServerResponse): void {
    const old = this.views.find((view) => view.id === id);
    if (this.views.some((view) => view.own && view.name === draft.name && view !== old)) {
      problem(response, 409, 'view-name-taken', '您已有同名视图');
    } else if (old === undefined) {
      const { version, ...view } = draft;
      json(response, 201, this.keep({ ...view, version: version ?? 1 }));
    } else if (!old.own) problem(response, 403, 'forbidden', '这是他人共享的视图');
    else if (old.version !== draft.version) {
      problem(response, 409, 'view-changed', '视图已在别处更新');
    } else {
      Object.assign(old, draft, { version: old.version + 1 });
      json(response, 200, old);
    }
  }

  private arrange(list: string, sent: string, response: ServerResponse): void {
    const { order, defaultView } = JSON.parse(sent) as Schemas['ViewArrangement'];
    const place = ({ id }: View) => order.indexOf(id);
    this.views.sort((a, b) => place(a) - place(b));
    if (defaultView === undefined) this.first.delete(list);
    else this.first.set(list, defaultView);
    response.writeHead(204).end();
  }

  private remove(id: string, response: ServerResponse): void {
    const at = this.views.findIndex((view) => view.id === id);
    for (const view of this.views.splice(at, 1)) this.deleted.set(id, view);
    response.writeHead(204).end();
  }

  private restore(id: string, response: ServerResponse): void {
    const view = this.deleted.get(id);
    if (view === undefined) problem(response, 404, 'view-not-found', '未找到该视图');
    else json(response, 200, this.keep(view));
  }
}
