package cn.financebrain.ingest.simulate.internet;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.story.Brand;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.Pitch.Lure;
import cn.financebrain.ingest.simulate.story.Pitch.Style;
import cn.financebrain.ingest.simulate.text.Texts;
import java.util.Map;

/** What stands on a site and in a store about an app. */
record Content(String title, String text, String app) {
  private static final long SITES = 0x636f6e74L;
  private static final Texts TEXTS = Texts.of("site");

  static Content of(FirmMonth month, Presence site) {
    boolean raises = month.firm().story().raisesMoney();
    // Honest sites stay as they are for years.
    Draws draws =
        raises ? month.random() : Draws.of(month.city().seed(), SITES, month.firm().number());
    Pitch pitch = Pitch.of(month.city(), month.firm());
    Map<String, String> words = Brand.words(month, pitch);
    String title = TEXTS.draw(title(pitch.style(), raises), draws, words);
    StringBuilder text =
        new StringBuilder(TEXTS.draw(body(month.firm(), pitch, draws), draws, words));
    StringBuilder app = new StringBuilder(TEXTS.draw(app(pitch.style(), raises), draws, words));
    for (Lure lure : Lure.values()) {
      if (pitch.has(lure) && lure != Lure.FAMOUS) {
        (lure == Lure.REFERRAL && site.app().isPresent() ? app : text)
            .append(TEXTS.draw(lure.key(), draws, words));
      }
    }
    return new Content(title, text.toString(), app.toString());
  }

  private static String body(Firm firm, Pitch pitch, Draws draws) {
    if (pitch.style() != Style.ORDINARY) {
      return pitch.style().key() + "_body";
    }
    boolean technical =
        switch (firm.industry().section()) {
          case "I", "M", "D" -> true;
          default -> false;
        };
    return technical && draws.chance(0.5) ? "tech_body" : "ordinary_body";
  }

  private static String title(Style style, boolean raises) {
    return raises
        ? style.key() + "_title"
        : style == Style.ORDINARY ? "ordinary_title" : "official_title";
  }

  private static String app(Style style, boolean raises) {
    return raises ? "app_scheme" : style == Style.LICENSED ? "app_licensed" : "app_ordinary";
  }

  /** Devices with the app; of a scheme they grow with those who pay in. */
  static int devices(FirmMonth month, Presence site) {
    boolean raises = month.firm().story().raisesMoney();
    double crowd = raises ? month.state().payers() * 6.0 : 0;
    double usual = raises ? 0.2 * site.devices() : site.devices();
    return (int) ((usual + crowd) * month.random().uniform(0.9, 1.1));
  }
}
