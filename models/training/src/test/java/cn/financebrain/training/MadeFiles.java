package cn.financebrain.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Made-up files with the columns of the public sets, empty where nothing is said. */
public final class MadeFiles {
  private static final List<String> REGISTER =
      List.of(
          ("id,oplocdistrict,industryphy,industryco,enttype,enttypeitem,opto,state,orgid,jobid,"
                  + "adbusign,townsign,regtype,empnum,compform,opform,venind,enttypeminu,oploc,"
                  + "regcap,reccap,enttypegb,opfrom_year,opfrom_month,parnum,exenum,protype,"
                  + "forreccap,forregcap,congro,legal_judgment_num,brand_num,patent_num,news_sum,"
                  + "news_pos_sum,news_mid_sum,news_neg_sum,change_count")
              .split(","));

  private static final List<String> STATEMENTS =
      List.of(
          ("company_id,year,Current assets,Cost of goods sold,Depreciation and amortization,"
                  + "EBDITDA,Inventory,Net Income,Total Receivable,Market Value,Net Sales,"
                  + "Total Assets,Total Long-term Debt,EBIT,Gross Profit,Total Current Liabilitie,"
                  + "Retained Earnings,Total Revenue,Total Liabilities,Total Operating Expenses")
              .split(","));

  private MadeFiles() {}

  /** A city whose industry and capital decide: {@code base_info.csv} and {@code labels.csv}. */
  public static Path city(Path directory, int enterprises) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder register = new StringBuilder(String.join(",", REGISTER)).append('\n');
    StringBuilder labels = new StringBuilder("id,label\n");
    for (int i = 0; i < enterprises; i++) {
      boolean finance = random.nextInt(3) == 0;
      int capital = random.nextInt(10_000);
      boolean positive = capital + (finance ? 4_000 : 0) + random.nextInt(3_000) > 10_500;
      Map<String, String> row =
          Map.of(
              "id",
              "m" + i,
              "oplocdistrict",
              Integer.toString(330302 + i % 2),
              "industryphy",
              finance ? "J" : "C",
              "industryco",
              finance ? "6631" : "1711",
              "opfrom_year",
              Integer.toString(2000 + random.nextInt(20)),
              "regcap",
              Integer.toString(capital));
      register.append(line(REGISTER, row));
      labels.append("m%d,%d\n".formatted(i, positive ? 1 : 0));
    }
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("base_info.csv"), register);
    Files.writeString(directory.resolve("labels.csv"), labels);
    return directory;
  }

  /**
   * Companies whose income decides, over 2010 to 2013, with twice the assets in the last year:
   * {@code statements.csv} and {@code labels.csv}.
   */
  public static Path companies(Path directory, int companies) throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder statements = new StringBuilder(String.join(",", STATEMENTS)).append('\n');
    StringBuilder labels = new StringBuilder("company_id,year,label\n");
    for (int i = 0; i < companies; i++) {
      for (int year = 2010; year <= 2013; year++) {
        double assets = (year == 2013 ? 2_000 : 1_000) + random.nextDouble(1_000);
        double income = random.nextDouble(100) - 30;
        Map<String, String> row =
            Map.of(
                "company_id", "C_" + i,
                "year", Integer.toString(year),
                "Total Assets", Double.toString(assets),
                "Net Income", Double.toString(income));
        statements.append(line(STATEMENTS, row));
        labels.append("C_%d,%d,%d\n".formatted(i, year, income < -10 ? 1 : 0));
      }
    }
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("statements.csv"), statements);
    Files.writeString(directory.resolve("labels.csv"), labels);
    return directory;
  }

  private static String line(List<String> columns, Map<String, String> row) {
    return columns.stream()
        .map(column -> row.getOrDefault(column, ""))
        .collect(Collectors.joining(",", "", "\n"));
  }
}
