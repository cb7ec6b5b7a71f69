package cn.financebrain.ingest.simulate.utilities;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.MonthState;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.YearMonth;

/** Which meters an enterprise has, how often they are read, and what they show. */
final class Meters {
  /** What is metered. */
  enum Kind {
    POWER("电", 0.75),
    WATER("水", 4.5),
    GAS("气", 4.0);

    private final String title;
    private final double price;

    Kind(String title, double price) {
      this.title = title;
      this.price = price;
    }

    String title() {
      return title;
    }

    /** CNY for a kWh or cubic metre. */
    double price() {
      return price;
    }
  }

  private final Firm firm;
  private final boolean power;
  private final boolean water;
  private final boolean gas;
  private final boolean monthly;
  private final double waterEach;
  private final double gasOfPower;
  private final double standby;

  private Meters(City city, Firm firm) {
    Draws habit = Habits.of(city, firm, "meters");
    boolean industrial = firm.industry().section().equals("C");
    boolean wet = "AHOQRC".contains(firm.industry().section());
    this.firm = firm;
    this.power = habit.chance(firm.site().cluster() ? 0.4 : 1);
    boolean small = firm.size() != Size.MICRO;
    this.water = power && habit.chance(small ? 0.5 : wet ? 0.1 : 0.03);
    this.gas = power && habit.chance(small && industrial ? 0.25 : small && wet ? 0.4 : 0.01);
    this.monthly = small || habit.chance(industrial ? 0.45 : 0.3);
    this.waterEach = habit.uniform(0.8, 3);
    this.gasOfPower = habit.uniform(0.02, 0.08);
    this.standby = habit.uniform(2, 15);
  }

  static Meters of(City city, Firm firm) {
    return new Meters(city, firm);
  }

  /** Months between two readings, 0 without a meter. */
  int months(Kind kind) {
    return switch (kind) {
      case POWER -> power ? monthly ? 1 : 2 : 0;
      case WATER -> water ? 2 : 0;
      case GAS -> gas ? 1 : 0;
    };
  }

  /** Used in a month: kWh or cubic metres. */
  double use(Kind kind, MonthState state, YearMonth month) {
    double kwh = firm.kind() == Story.Kind.SHELL_CLUSTER ? standby : state.powerKwh();
    return switch (kind) {
      case POWER -> kwh;
      case WATER -> state.employees() * waterEach + kwh * 0.004;
      case GAS -> kwh * gasOfPower * (winter(month) ? 1.3 : 1);
    };
  }

  private static boolean winter(YearMonth month) {
    return month.getMonthValue() <= 2 || month.getMonthValue() == 12;
  }
}
