package cn.financebrain.ingest.simulate.internet;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.time.LocalDate;
import java.util.Optional;

/** Since when a site can't be reached for good. */
final class Outage {
  private static final long OUTAGES = 0x6f757461L;

  private Outage() {}

  /** Of a scan on that day; empty if the site is there. Schemes go in days, others in months. */
  static Optional<LocalDate> since(FirmMonth month, LocalDate day) {
    Firm firm = month.firm();
    Story story = firm.story();
    Draws traits = Draws.of(month.city().seed(), OUTAGES, firm.number());
    int days = story.raisesMoney() ? traits.between(0, 18) : traits.between(40, 160);
    return story
        .collapsedOn()
        .map(end -> end.plusDays(days))
        .or(story::closedOn)
        .or(() -> Chronicle.of(month, "site given up").perhaps(0.06))
        .filter(end -> !end.isAfter(day));
  }
}
