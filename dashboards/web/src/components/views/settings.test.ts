import { describe, expect, test } from 'vitest';
import {
  addressOf,
  beside,
  filtersOf,
  isDirty,
  OF_SETS,
  PLAIN,
  unknownIn,
  withView,
  type Canonical,
} from './settings';

/** A page that knows risk and band alone. */
const canonical: Canonical = (search) =>
  new URLSearchParams([...search].filter(([name]) => ['risk', 'band'].includes(name)));

const settings = {
  filters: { risk: ['default'], band: ['red', 'orange'] },
  hidden: ['marks'],
  density: 'compact' as const,
};
const look = { hidden: ['marks'], density: 'compact' as const };

describe('a saved view', () => {
  test('opens by the address and is read from it again', () => {
    const search = addressOf('7', settings.filters);
    expect(search.toString()).toBe('risk=default&band=red&band=orange&v=7');
    expect(filtersOf(search)).toEqual(settings.filters);
  });

  test('is dirty where a filter, a column or the density differs, not by the order', () => {
    const same = new URLSearchParams('band=orange&band=red&risk=default&v=7');
    expect(isDirty(settings, same, look, canonical)).toBe(false);
    expect(isDirty(settings, new URLSearchParams('risk=default'), look, canonical)).toBe(true);
    expect(isDirty(settings, same, PLAIN, canonical)).toBe(true);
    expect(isDirty(settings, same, { ...look, density: 'loose' }, canonical)).toBe(true);
  });

  test('tells what the page does not know, and is dirty for it', () => {
    const old = { ...settings, filters: { ...settings.filters, colour: ['red'] } };
    const search = addressOf('7', old.filters);
    expect(unknownIn(search, canonical)).toEqual(['colour=red']);
    expect(isDirty(old, search, look, canonical)).toBe(true);
  });

  test('is named by a link that does not know its filters', () => {
    const link = new URLSearchParams('open=7');
    expect(unknownIn(link, canonical)).toEqual([]);
    expect(filtersOf(link)).toEqual({});
    expect(
      isDirty(
        settings,
        new URLSearchParams([...addressOf('7', settings.filters), ['open', '7']]),
        look,
        canonical,
      ),
    ).toBe(false);
  });

  test('stays open while filters change', () => {
    const next = withView(new URLSearchParams('risk=default'), new URLSearchParams('v=7'));
    expect(next.toString()).toBe('risk=default&v=7');
  });

  test('of a list that is not compared know nothing of it', () => {
    const from = new URLSearchParams('v=7&beside=8&part=both');
    expect(withView(new URLSearchParams(), from).toString()).toBe('v=7');
    expect(unknownIn(from, canonical)).toEqual(['beside=8', 'part=both']);
    expect(unknownIn(new URLSearchParams('part=both'), canonical, OF_SETS)).toEqual(['part=both']);
  });

  test('keep what is beside the list, of another set from its first part on', () => {
    const compared = withView(
      new URLSearchParams('risk=default'),
      new URLSearchParams('v=7&beside=8&part=both'),
      OF_SETS,
    );
    expect(compared.toString()).toBe('risk=default&v=7&beside=8&part=both');
    expect(beside(compared, '9').toString()).toBe('risk=default&v=7&beside=9');
    expect(beside(compared, null).toString()).toBe('risk=default&v=7');
    expect(unknownIn(compared, canonical, OF_SETS)).toEqual([]);
    const same = beside(addressOf('7', settings.filters), '8');
    expect(isDirty(settings, same, settings, canonical)).toBe(false);
  });
});
