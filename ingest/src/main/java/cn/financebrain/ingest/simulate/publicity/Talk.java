package cn.financebrain.ingest.simulate.publicity;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.story.Affair;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.Exposure;
import cn.financebrain.ingest.simulate.story.Loudness;
import cn.financebrain.ingest.simulate.story.Pitch;
import cn.financebrain.ingest.simulate.story.Pitch.Lure;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written of an enterprise in a month: so many articles about something, from day to day.
 */
record Talk(Topic about, int articles, LocalDate from, LocalDate to) {

  static List<Talk> of(FirmMonth month) {
    return new Chronicle(month).talks();
  }

  /** Gathers the talk of one month. */
  private static final class Chronicle {
    private final FirmMonth month;
    private final Firm firm;
    private final Story story;
    private final StoryMonth at;
    private final Draws draws;
    private final double rumours;
    private final List<Talk> talks = new ArrayList<>();

    Chronicle(FirmMonth month) {
      this.month = month;
      this.firm = month.firm();
      this.story = firm.story();
      this.at = StoryMonth.of(month);
      this.draws = month.random();
      this.rumours = month.state().rumours();
    }

    List<Talk> talks() {
      if (month.state().operating()) {
        everyday();
        affair();
      }
      if (story.raisesMoney()) {
        scheme();
      } else if (at.failing()) {
        failure();
      } else if (firm.kind().suspiciousButHonest()) {
        expect(Topic.DOUBT, 6 * rumours);
        expect(Topic.WARNING, 0.08);
      } else if (rumours > 0.05) {
        expect(shutdown(), 1.5 * rumours);
        expect(Topic.RUMOUR, 4 * rumours);
      }
      return talks;
    }

    private void everyday() {
      double articles = BySize.of(firm.size(), 0.012, 0.06, 0.35, 1.6);
      double paid = 0.6 * Loudness.of(month);
      expect(makes() ? Topic.GOOD : Topic.GOOD_SERVICE, 0.4 * articles + paid);
      expect(Topic.PLAIN, 0.4 * articles);
      expect(Topic.GRIPE, 0.18 * articles);
      expect(Topic.WARNING, 0.02 * articles);
    }

    private void affair() {
      double weight = Affair.weight(month);
      expect(Topic.GRIPE, 8 * weight);
      expect(Topic.RUMOUR, 4 * weight);
      expect(Topic.RIGHTS, 8 * weight);
      expect(Topic.FRAUD, 8 * weight);
      expect(Topic.REDEMPTION, 4 * weight);
      expect(shutdown(), 8 * weight);
    }

    private void scheme() {
      boolean promotes = month.state().operating() && at.promoting() >= 0;
      double loud = promotes ? month.state().scheme() * Exposure.of(month.city(), firm).talk() : 0;
      boolean famous = Pitch.of(month.city(), firm).has(Lure.FAMOUS);
      between(Topic.PROMO, 4 * loud, story.promotingOn(), Optional.empty());
      between(Topic.FAMOUS_PROMO, famous ? loud : 0, story.promotingOn(), Optional.empty());
      between(Topic.DOUBT, loud, story.promotingOn(), Optional.empty());
      if (at.strained() >= 0) {
        double weight = firm.kind() == Kind.SHELL_CLUSTER ? 0.3 : 1;
        int since = at.collapsed();
        Optional<LocalDate> end = since == 0 ? story.collapsedOn() : Optional.empty();
        double before = since <= 0 ? 14 : 4;
        between(Topic.REDEMPTION, weight * before * rumours, story.strainedOn(), end);
        if (since >= 0) {
          between(Topic.RIGHTS, weight * 12 * rumours, story.collapsedOn(), Optional.empty());
          between(Topic.FRAUD, weight * 12 * rumours, story.collapsedOn(), Optional.empty());
        } else {
          between(Topic.RIGHTS, weight * 2 * rumours, story.strainedOn(), Optional.empty());
        }
      }
    }

    private void failure() {
      double weight = firm.size().atLeast(Size.MEDIUM) ? 8 : firm.size() == Size.SMALL ? 4 : 2;
      boolean recovers = firm.kind() == Kind.HARDSHIP;
      between(
          recovers ? Topic.HARDSHIP : shutdown(),
          weight * rumours,
          story.strainedOn(),
          Optional.empty());
    }

    private boolean makes() {
      return firm.industry().section().equals("C");
    }

    private Topic shutdown() {
      return makes() ? Topic.SHUTDOWN : Topic.CLOSING;
    }

    private void expect(Topic about, double articles) {
      between(about, articles, Optional.empty(), Optional.empty());
    }

    /** Days outside of the month are not held to. */
    private void between(
        Topic about, double articles, Optional<LocalDate> from, Optional<LocalDate> to) {
      int count = draws.poisson(articles);
      if (count > 0) {
        LocalDate established = month.isFirst() ? firm.established() : month.month().atDay(1);
        LocalDate first = from.filter(this::inMonth).orElse(established);
        LocalDate last = to.filter(this::inMonth).orElse(month.lastDay());
        talks.add(new Talk(about, count, first, last.isBefore(first) ? first : last));
      }
    }

    private boolean inMonth(LocalDate day) {
      return YearMonth.from(day).equals(month.month());
    }
  }
}
