/**
 * Schemes of the simulated city on their whole way through the living stack, one in each language:
 * the alert, the events that it rests on, triage, assignment, a visit of two with evidence on a phone,
 * decision, the second person, closed. What becomes of it in the warehouse is for the caller to look
 * at: the output names each case.
 *
 * Environment: as of stack.spec.ts, which runs before; FB_ADMIN_PASSWORD and FB_SECURITY_PASSWORD,
 * first passwords of the two administrators who make the accounts; SCHEMES, for each language an alert
 * of an enterprise that truly raises money, as JSON.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { TFunction } from 'i18next';
import type { Language } from '../src/lib/time';
import { env, openEvents } from './living';
import { account, Person, PHONE } from './person';
import { LANGUAGES, wordsIn } from './words';

/** An alert of a scheme, and one of the events that it rests on. */
interface Scheme {
  alert: string;
  enterprise: string;
  name: string;
  event: string;
}

/** What people type. */
const TYPED = {
  zh: {
    seen: '现场张贴“保本高息”海报，负责人不在场。',
    place: '江滨路 12 号',
    found: '承诺保本付息，向不特定对象宣传',
    decided: '情节较轻，责令整改',
    impact: '23 人，48 万元，已清退',
    closed: '整改完成',
  },
  en: {
    seen: 'Posters promise a high yield without risk; the person in charge was not there.',
    place: '12 Jiangbin Road',
    found: 'Promises principal and interest to the public',
    decided: 'A minor case: to be put right',
    impact: '23 people, 480,000 yuan, all paid back',
    closed: 'Put right',
  },
};

test.describe.configure({ mode: 'serial' });

let people: Record<'office' | 'inspector' | 'approver', Person>;

test.beforeAll(async () => {
  const administrators = {
    admin: await Person.signIn('admin', env('FB_ADMIN_PASSWORD'), true),
    security: await Person.signIn('security', env('FB_SECURITY_PASSWORD'), true),
  };
  await account(administrators, 'zhou', '周婷', 'town-inspector');
  people = {
    office: await Person.signIn(env('FB_USER'), env('NEW_PASSWORD')),
    inspector: await account(administrators, 'wang', '王敏', 'town-inspector'),
    approver: await account(administrators, 'zhao', '赵国强', 'approver'),
  };
});

const dialog = (page: Page) => page.getByRole('dialog');
const action = (page: Page, id: string) => page.locator(`[data-action="${id}"]`);

for (const language of LANGUAGES) {
  test(`a scheme goes the whole way from its events to a closed case, in ${language}`, async ({
    browser,
  }) => {
    const scheme = (JSON.parse(env('SCHEMES')) as Record<Language, Scheme>)[language];
    await new Walk(browser, language).go(scheme);
  });
}

class Walk {
  private readonly t: TFunction;
  private readonly typed: (typeof TYPED)[Language];

  constructor(
    private readonly browser: Browser,
    private readonly language: Language,
  ) {
    this.t = wordsIn(language);
    this.typed = TYPED[language];
  }

  async go(scheme: Scheme): Promise<void> {
    const desk = await people.office.page(this.browser, this.language);
    await this.findAlert(desk, scheme);
    await this.lookAtEvents(desk, scheme);
    const path = await this.openCase(desk, scheme);
    await this.assign(desk);
    const phone = await people.inspector.page(this.browser, this.language, PHONE);
    await this.visit(phone, path);
    await this.decide(desk);
    const second = await people.approver.page(this.browser, this.language);
    await this.approve(second, path);
    await phone.goto(path);
    await this.expectClosed(phone);
    await this.shot(phone, 'closed-phone');
    console.log(`closed ${this.language} ${path.slice('/cases/'.length)}`);
  }

  private row(desk: Page, { alert }: Scheme) {
    return desk.locator(`tbody tr[data-alert="${alert}"]`);
  }

  private async findAlert(desk: Page, scheme: Scheme): Promise<void> {
    const { t } = this;
    await desk.goto('/alerts');
    const search = desk.getByRole('search');
    await search.getByText(t('risk.fundraising'), { exact: true }).click();
    await search.getByLabel(t('alerts.enterprise'), { exact: true }).fill(scheme.name);
    const found = () =>
      desk
        .locator('tbody tr[data-alert]')
        .evaluateAll((rows) => [...new Set(rows.map((row) => row.dataset['enterprise']))]);
    await expect.poll(found).toEqual([scheme.enterprise]);
    await expect(this.row(desk, scheme)).toContainText(t('alerts.causeKind.hard_rule'));
    await this.shot(desk, 'alert');
  }

  /** From the alert back to what departments told, and on to all that they told. */
  private async lookAtEvents(desk: Page, scheme: Scheme): Promise<void> {
    const { t } = this;
    const { alert, enterprise, name, event } = scheme;
    await this.row(desk, scheme)
      .getByRole('button', { name: t('proof.openOf', { id: alert }) })
      .click();
    await expect(dialog(desk).getByText(t('proof.same'), { exact: true })).toBeVisible();
    await expect(
      dialog(desk).locator(`[data-step="events"] [data-event="${event}"]`),
    ).toBeVisible();
    await this.shot(desk, 'proof');
    await desk.keyboard.press('Escape');
    await expect(dialog(desk)).toBeHidden();

    await this.row(desk, scheme).getByRole('link', { name }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(enterprise);
    await openEvents(desk, t('evidence.none'));
    await this.shot(desk, 'reason');
    await desk.keyboard.press('Escape');
    await expect(dialog(desk)).toBeHidden();

    const entries = desk.locator('[data-entry]');
    const told = desk.locator(`[data-entry="${event}"]`);
    const scrollBack = async () => {
      await entries.last().scrollIntoViewIfNeeded(); // more is read as the end comes near
      return told.count();
    };
    await expect.poll(scrollBack, { timeout: 60_000 }).toBeGreaterThan(0);
    await told.first().scrollIntoViewIfNeeded();
    await this.shot(desk, 'timeline');
    await desk.goBack();
  }

  private async openCase(desk: Page, scheme: Scheme): Promise<string> {
    const open = { name: this.t('cases.triage.open'), exact: true };
    await this.row(desk, scheme).getByRole('button', open).click();
    await dialog(desk).getByRole('button', open).click();
    await desk.getByRole('button', { name: this.t('cases.triage.view') }).click();
    await expect(desk).toHaveURL(/\/cases\/\d{4}-\d{6}$/);
    return new URL(desk.url()).pathname;
  }

  private async assign(desk: Page): Promise<void> {
    const { t } = this;
    await action(desk, 'take').click();
    await this.expectDone(desk, 'take');
    await action(desk, 'assign').click();
    await dialog(desk).getByLabel(t('caseWork.field.assignee')).click();
    await desk.getByTitle(/王敏/).click();
    await this.submit(desk, 'assign');
    await expect(desk.locator('[aria-current="step"]')).toContainText(t('cases.state.accept'));
    await this.shot(desk, 'assigned');
  }

  /** Two inspectors on the spot, one of them with a phone. */
  private async visit(phone: Page, path: string): Promise<void> {
    const { t, typed } = this;
    await phone.goto('/tasks');
    await expect(phone.getByText(path.slice('/cases/'.length))).toBeVisible();
    await this.shot(phone, 'tasks-phone');
    await phone.goto(path);
    await action(phone, 'accept').click();
    await expect(action(phone, 'report')).toBeDisabled(); // nothing is found without evidence
    await phone.getByRole('button', { name: t('caseWork.notes.add') }).click();
    await phone.getByLabel(t('caseWork.notes.text'), { exact: true }).fill(typed.seen);
    await phone.getByLabel(t('caseWork.notes.place'), { exact: true }).fill(typed.place);
    await phone.getByRole('button', { name: t('common.save'), exact: true }).click();
    await expect(phone.getByRole('list', { name: t('caseWork.notes.title') })).toContainText(
      typed.place,
    );
    await phone.getByTestId('file').setInputFiles({
      name: 'poster.png',
      mimeType: 'image/png',
      buffer: await phone.screenshot(),
    });
    await expect(phone.getByRole('list', { name: t('caseWork.files.title') })).toContainText(
      'poster.png',
    );
    await this.shot(phone, 'evidence-phone');

    await action(phone, 'report').click();
    await dialog(phone).getByLabel(t('caseWork.field.companion')).click();
    await phone.getByTitle(/周婷/).click();
    await dialog(phone).getByText(t('cases.verdict.confirmed'), { exact: true }).click();
    await dialog(phone).getByLabel(t('caseWork.field.reason')).fill(typed.found);
    await this.shot(phone, 'report-phone');
    await this.submit(phone, 'report');
    await this.expectDone(phone, 'report');
    await this.shot(phone, 'reported-phone');
  }

  private async decide(desk: Page): Promise<void> {
    const { t, typed } = this;
    await desk.reload();
    await action(desk, 'decide').click();
    await dialog(desk).getByText(t('cases.outcome.rectified'), { exact: true }).click();
    await dialog(desk).getByLabel(t('caseWork.field.reason')).fill(typed.decided);
    await this.submit(desk, 'decide');
    await this.expectDone(desk, 'decide');
    await this.shot(desk, 'decided');
    await action(desk, 'close').click();
    await dialog(desk).getByLabel(t('caseWork.field.impact')).fill(typed.impact);
    await dialog(desk).getByText(t('caseWork.deserved.yes'), { exact: true }).click();
    await dialog(desk).getByLabel(t('caseWork.field.reason')).fill(typed.closed);
    await this.submit(desk, 'close', true);
    await expect(desk.getByTestId('proposal')).toBeVisible();
    await expect(action(desk, 'approve')).toHaveCount(0); // never the one who proposed
    await this.shot(desk, 'proposed');
  }

  private async approve(second: Page, path: string): Promise<void> {
    const { t, typed } = this;
    await second.goto(path);
    await expect(second.getByTestId('proposal')).toContainText(typed.closed);
    await action(second, 'approve').click();
    await expect(second.getByTestId('proposal')).toHaveCount(0);
    await this.expectClosed(second);
    const history = second.getByRole('list', { name: t('caseWork.history.title') });
    const steps = await history.getByRole('listitem').locator('b').allTextContents();
    for (const step of ['take', 'assign', 'accept', 'report', 'decide', 'close'] as const) {
      expect(steps).toContain(t(`caseWork.action.${step}`));
    }
    expect(steps.at(-1)).toBe(t('caseWork.entry.open'));
    await this.shot(second, 'closed');
  }

  private async expectClosed(page: Page): Promise<void> {
    const { t } = this;
    await expect(page.locator('[aria-current="step"]')).toHaveCount(0);
    const head = page.locator('header dl');
    await expect(head).toContainText(t('cases.verdict.confirmed'));
    await expect(head).toContainText(t('cases.outcome.rectified'));
    await expect(head).not.toContainText(/33\d{4}/); // the names of districts have come
    await expect(page.locator('header [data-state="closed"]')).toHaveText(t('cases.state.closed'));
  }

  private async submit(page: Page, act: 'assign' | 'report' | 'decide' | 'close', second = false) {
    const name = this.t(`caseWork.action.${act}`);
    const needs = second ? `（${this.t('caseWork.needsSecond')}）` : '';
    await dialog(page)
      .getByRole('button', { name: `${name}${needs}`, exact: true })
      .click();
  }

  private async expectDone(page: Page, act: 'take' | 'report' | 'decide'): Promise<void> {
    const name = this.t(`caseWork.action.${act}`);
    await expect(page.getByText(this.t('caseWork.done', { action: name }))).toBeVisible();
  }

  private async shot(page: Page, name: string): Promise<void> {
    const directory = process.env['SHOTS'];
    if (directory !== undefined) {
      await page.screenshot({
        path: `${directory}/walk-${this.language}-${name}.png`,
        fullPage: true,
      });
    }
  }
}
