package cn.financebrain.ingest.simulate.complaints;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.story.Pitch;

/**
 * Who complains.
 *
 * @param hash null if they don't say
 * @param age null if it is not known
 * @param amount they are about, CNY; 0 for none
 */
record Complainant(String hash, Integer age, double amount) {
  private static final int CROWD = 600;
  private static final int CUSTOMERS = 100_000;

  static Complainant draw(FirmMonth month, Grievance grievance) {
    Draws draws = month.random();
    boolean named = draws.chance(0.9);
    boolean known = named && draws.chance(0.8);
    boolean raises = month.firm().story().raisesMoney();
    int index = raises ? draws.between(0, CROWD) : draws.between(0, CUSTOMERS);
    int age = raises && aboutMoney(grievance.topic()) ? ofCrowd(month, draws) : adult(draws);
    return new Complainant(
        named ? month.person(index) : null, known ? age : null, amount(month, grievance, draws));
  }

  private static boolean aboutMoney(Topic topic) {
    return topic == Topic.REDEMPTION
        || topic == Topic.ILLEGAL_FUNDRAISING
        || topic == Topic.PREPAID_CARD;
  }

  private static int ofCrowd(FirmMonth month, Draws draws) {
    double mean =
        switch (Pitch.styleOf(month.firm())) {
          case ELDERLY -> 71;
          case COOPERATIVE -> 63;
          case WEALTH -> 60;
          case EQUITY -> 52;
          default -> 38;
        };
    return (int) Math.max(19, Math.min(94, Math.round(mean + 8 * draws.gaussian())));
  }

  private static int adult(Draws draws) {
    return (int) Math.max(18, Math.min(88, Math.round(41 + 13 * draws.gaussian())));
  }

  private static double amount(FirmMonth month, Grievance grievance, Draws draws) {
    return switch (grievance.topic()) {
      case ILLEGAL_FUNDRAISING, REDEMPTION -> draws.lognormal(ticket(month), 0.8);
      case PREPAID_CARD -> draws.lognormal(2_500, 0.8);
      case REFUND, FALSE_ADVERTISING -> draws.lognormal(1_200, 1);
      case ECONOMIC_DISPUTE -> draws.lognormal(30_000, 1);
      case UNPAID_BILLS -> draws.lognormal(60_000, 1);
      case UNPAID_WAGES -> draws.lognormal(14_000, 0.6);
      case QUALITY -> draws.lognormal(400, 1);
      case SERVICE, OTHER -> 0;
    };
  }

  private static double ticket(FirmMonth month) {
    return switch (Pitch.styleOf(month.firm())) {
      case EQUITY -> 300_000;
      case WEALTH -> 90_000;
      case ELDERLY -> 60_000;
      case COOPERATIVE -> 35_000;
      default -> 4_000;
    };
  }
}
