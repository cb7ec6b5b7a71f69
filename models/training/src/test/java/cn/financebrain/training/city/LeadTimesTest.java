package cn.financebrain.training.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.simulate.Story;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts against dates that are told by hand; the watch is the year 2024. */
class LeadTimesTest {
  private static final long FIRST = day("2024-01-01");
  private static final long LAST = day("2024-12-31");

  private final MadeCity city =
      new MadeCity()
          .firm("甲", "2020-01-01", Story.Kind.PONZI_WEALTH_SHOP, 0, "2023-06-01", "2024-05-01")
          .firm("乙", "2020-01-01", Story.Kind.PONZI_WEALTH_SHOP, 0, "2023-08-01", "2024-09-30")
          .firm("丙", "2020-01-01", Story.Kind.SHELL_CLUSTER, 1, "2023-10-01", "2024-07-01")
          .firm("丁", "2020-01-01", Story.Kind.SHELL_CLUSTER, 1, "2023-10-01", "2024-07-01")
          .firm("早", "2020-01-01", Story.Kind.PONZI_PREPAID_CARD, 0, "2023-01-01", "2023-12-31")
          .firm("晚", "2020-01-01", Story.Kind.PONZI_PREPAID_CARD, 0, "2024-06-01", "2025-01-01")
          .firm("静", "2020-01-01", Story.Kind.QUIET_FAILURE, 0, "", "2024-03-01")
          .firm("诚", "2020-01-01", Story.Kind.HONEST, 0, "", "")
          .firm("实", "2020-01-01", Story.Kind.HONEST, 0, "", "")
          .firm("响", "2020-01-01", Story.Kind.LOUD_ADVERTISER, 0, "2023-02-01", "")
          .firm("难", "2020-01-01", Story.Kind.HARDSHIP, 0, "", "")
          .firm("空", "2020-01-01", Story.Kind.SHELL_CLUSTER, 2, "", "");

  private static long day(String day) {
    return LocalDate.parse(day).toEpochDay();
  }

  private Raised raised(String name, Band band, String day) {
    return new Raised(city.uscc(name), Risk.FUNDRAISING, band, day(day));
  }

  private LeadTimes leads(Risk risk) {
    return new LeadTimes(risk, city.fates(), FIRST, LAST, 1);
  }

  private final List<Raised> alerts =
      List.of(
          raised("甲", Band.RED, "2024-04-20"),
          raised("甲", Band.ORANGE, "2024-04-01"), // 30 days before 2024-05-01
          raised("乙", Band.RED, "2024-10-10"), // 10 days after
          raised("丙", Band.YELLOW, "2024-02-01"), // finds nobody
          raised("丙", Band.ORANGE, "2024-07-01"), // on the very day
          raised("早", Band.RED, "2024-01-05"), // known before the watch
          raised("晚", Band.RED, "2024-08-01"), // its event is still to come
          raised("静", Band.ORANGE, "2024-02-01"),
          raised("诚", Band.ORANGE, "2024-06-01"),
          raised("诚", Band.RED, "2024-06-02"),
          raised("响", Band.ORANGE, "2024-03-01"),
          new Raised(city.uscc("实"), Risk.DEFAULT, Band.RED, FIRST));

  @Test
  void theLeadIsFromTheFirstOrangeOrRedAlertToTheDayOnWhichItStopsPaying() {
    Found all = leads(Risk.FUNDRAISING).of(Watch.RULES, alerts).all();

    assertThat(all.cases()).isEqualTo(4);
    assertThat(all.found()).isEqualTo(3);
    assertThat(all.first()).isEqualTo(1);
    // of 30, 0 and -10 days
    assertThat(all.lead()).isEqualTo(new Found.Days(-10, -5, 0, 15));
    // 305, 436 and 274 days since they went to the public
    assertThat(all.unseen()).isEqualTo(305);
  }

  @Test
  void eachKindOfStoryHasItsOwnLine() {
    WatchFindings found = leads(Risk.FUNDRAISING).of(Watch.RULES, alerts);

    assertThat(found.stories().keySet())
        .containsExactly(Story.Kind.PONZI_WEALTH_SHOP, Story.Kind.SHELL_CLUSTER);
    assertThat(found.stories().get(Story.Kind.SHELL_CLUSTER).cases()).isEqualTo(2);
    assertThat(found.stories().get(Story.Kind.SHELL_CLUSTER).shareFound()).isEqualTo(0.5);
    assertThat(found.stories().get(Story.Kind.SHELL_CLUSTER).shareFirst()).isZero();
  }

  @Test
  void whoseEventIsKnownIsNotWatchedAndWhoseEventIsToComeIsNeitherRightNorWrong() {
    LeadTimes leads = leads(Risk.FUNDRAISING);
    WatchFindings found = leads.of(Watch.RULES, alerts);

    assertThat(leads.watched()).isEqualTo(11);
    assertThat(leads.pending()).isEqualTo(1);
    // two of 甲, one each of 乙, 丙, 晚, 静 and 响, two of 诚
    assertThat(found.alerts()).isEqualTo(9);
    assertThat(found.lesser()).isEqualTo(1);
  }

  @Test
  void falseAlarmsAreCountedByHowMuchTheHonestLookSuspicious() {
    List<Quiet> crowds = leads(Risk.FUNDRAISING).of(Watch.RULES, alerts).crowds();

    assertThat(crowds)
        .containsExactly(
            new Quiet(Crowd.HONEST, 2, 1, 2),
            new Quiet(Crowd.LOOKALIKE, 1, 1, 1),
            new Quiet(Crowd.HARDSHIP, 1, 0, 0),
            new Quiet(Crowd.OTHER, 2, 1, 1));
    assertThat(crowds.get(0).perThousandAndMonth(4)).isEqualTo(250);
  }

  @Test
  void defaultIsTheEndOfEveryStoryWhetherItTookThePublicsMoneyOrNot() {
    Found all = leads(Risk.DEFAULT).of(Watch.RULES, alerts).all();

    assertThat(all.cases()).isEqualTo(5);
    assertThat(all.found()).isZero();
    assertThat(all.lead()).isEqualTo(Found.Days.NONE);
    assertThat(all.unseen()).isNaN();
  }

  @Test
  void byLotIsWhatAsManyAlertsOnTheSameDaysAreExpectedToFind() {
    WatchFindings lot = leads(Risk.FUNDRAISING).byLot(alerts);

    // 7 of the 11 that are watched are alerted
    double share = 7 / 11.0;
    assertThat(lot.all().found()).isCloseTo(4 * share, within(1e-12));
    assertThat(lot.crowds().get(0).alerted()).isCloseTo(2 * share, within(1e-12));
    assertThat(lot.crowds().get(0).alerts()).isCloseTo(2 * share * 9 / 7, within(1e-12));
    // days before each event: 3 for 甲, 4 for 丙 and 丁 (not the day itself), 6 for 乙
    assertThat(lot.all().first()).isCloseTo((3 + 4 + 4 + 6) * share / 7, within(1e-12));
    assertThat(lot.all().lead().worst()).isEqualTo(-162); // 2024-10-10 for 甲
  }

  @Test
  void theIntervalHoldsTheShareAndGroupsAreDrawnTogether() {
    List<Raised> both =
        Stream.of("丙", "丁").map(name -> raised(name, Band.RED, "2024-02-01")).toList();

    WatchFindings found = leads(Risk.FUNDRAISING).of(Watch.MODEL, both);

    assertThat(found.all().shareFirst()).isEqualTo(0.5);
    // three clusters: all of the group, or none of it
    assertThat(found.first().low()).isZero();
    assertThat(found.first().high()).isEqualTo(1);
    assertThat(leads(Risk.FUNDRAISING).of(Watch.MODEL, both)).isEqualTo(found);
  }
}
