package cn.financebrain.contract;

import java.util.Locale;

/**
 * The 28 categories of departmental data, and financial statements as the 29th. The identifier in
 * files, topics and tables is the lower-case name.
 */
public enum Category {
  REGISTRATION("工商登记", "Registration"),
  REGISTRATION_CHANGE("工商变更", "Registration changes"),
  ANNUAL_REPORT("年报公示", "Annual reports"),
  ABNORMAL_OPERATION("经营异常与严重违法", "Abnormal operation and serious violations"),
  EQUITY_RELATION("股权与关联关系", "Equity and relations"),
  TAX("税务", "Tax"),
  INVOICE("发票", "Invoices"),
  SOCIAL_INSURANCE("社保与公积金", "Social insurance and housing fund"),
  UTILITIES("用电用水用气", "Electricity, water and gas"),
  LITIGATION("司法诉讼", "Litigation"),
  ENFORCEMENT("执行与失信", "Enforcement and dishonest debtors"),
  ADMIN_PENALTY("行政处罚与许可", "Administrative penalties and licences"),
  PUBLIC_OPINION("舆情", "Public opinion"),
  RECRUITMENT("招聘", "Recruitment"),
  COMPLAINTS("投诉举报", "Complaints and reports"),
  ADVERTISING("广告宣传", "Advertising"),
  INTERNET("网络与APP", "Web sites and apps"),
  BANK_CREDIT("信贷与不良", "Bank credit"),
  GUARANTEE_COLLATERAL("担保与抵质押", "Guarantees and collateral"),
  PRIVATE_LENDING("民间借贷与地方金融组织", "Private lending and local financial organisations"),
  FUND_FLOW("资金交易", "Fund flows"),
  IP_QUALIFICATION("知识产权与资质", "Intellectual property and qualifications"),
  BIDDING("招投标与政府采购", "Bidding and procurement"),
  CUSTOMS("海关与外贸", "Customs and foreign trade"),
  PREMISES("不动产与经营场所", "Real estate and premises"),
  POLICE("公安经侦", "Economic crime police"),
  ENV_SAFETY("环保安监与消防", "Environment, safety and fire"),
  GRID_INSPECTION("网格巡查", "Grid inspection"),
  FINANCIAL_STATEMENT("财务报表", "Financial statements");

  private final String id;
  private final String chinese;
  private final String english;

  Category(String chinese, String english) {
    this.id = name().toLowerCase(Locale.ROOT);
    this.chinese = chinese;
    this.english = english;
  }

  /** The identifier in files, topics and tables, such as {@code public_opinion}. */
  public String id() {
    return id;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /**
   * @throws IllegalArgumentException if no category has this identifier
   */
  public static Category ofId(String id) {
    for (Category category : values()) {
      if (category.id().equals(id)) {
        return category;
      }
    }
    throw new IllegalArgumentException("category '%s' is not in the catalogue".formatted(id));
  }
}
