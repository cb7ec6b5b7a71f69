package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.District;
import cn.financebrain.ingest.simulate.Districts;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.text.Texts;
import java.util.Map;

/**
 * Where those work who are looked for; all null if a post says nothing of it.
 *
 * @param registered whether it was compared with the registered address, and is the same
 */
record Office(String address, String district, Boolean registered) {
  private static final long OFFICES = 0x6f6666L;
  private static final Texts TEXTS = Texts.of("recruitment");

  static Office draw(FirmMonth month, boolean raises) {
    Draws traits = Draws.of(month.city().seed(), OFFICES, month.firm().number());
    boolean elsewhere = traits.chance(raises ? 0.6 : 0.08);
    District district = elsewhere ? traits.pick(Districts.all()) : month.firm().site().district();
    String address =
        elsewhere
            ? "浙江省温州市" + district.name() + TEXTS.draw("office", traits, Map.of())
            : month.firm().site().address();
    double told = month.random().uniform(0, 1);
    if (told < 0.25) {
      return new Office(null, null, null);
    }
    // One in four addresses can't be told apart by the office that standardises them.
    return new Office(address, district.code(), told < 0.45 ? null : !elsewhere);
  }
}
