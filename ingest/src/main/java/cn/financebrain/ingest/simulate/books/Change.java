package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.Firm;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change of one item of the register.
 *
 * @param successor the new legal representative, if that is what changes
 */
public record Change(
    LocalDate day, Item item, Entry before, Entry after, Optional<Person> successor) {

  /** Items, with the registrars' word. */
  public enum Item {
    LEGAL_REPRESENTATIVE("法定代表人"),
    NAME("名称"),
    ADDRESS("住所"),
    SHAREHOLDER("股东"),
    SCOPE("经营范围"),
    CAPITAL("注册资本"),
    EXECUTIVE("高级管理人员"),
    REGISTRAR("登记机关"),
    TERM("经营期限"),
    OTHER("其他");

    private final String title;

    Item(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * What the register says of an enterprise at one time.
   *
   * @param capital registered, 10,000 CNY
   * @param changes how many there have been
   */
  public record Entry(
      String name, Firm.Site site, String legalRepHash, double capital, String scope, int changes) {

    Entry with(Firm.Site newSite) {
      return new Entry(name, newSite, legalRepHash, capital, scope, changes);
    }
  }

  /**
   * @param companies of which the person is legal representative, this one too
   */
  public record Person(String hash, int age, int companies) {}
}
