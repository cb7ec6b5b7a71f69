package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spreadsheet does to cells is told apart from what a person writes. */
class SpreadsheetTraceTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          123456789012345678, 1.23457E+17,        EXPONENT
          '',                 1.2E+17,            EXPONENT
          1.2E+17,            1.2E+17,            ''
          12,                 #NAME?,             ERROR
          2026-01-05,         ########,           ERROR
          123456789012345678, 123456789012345000, DIGITS
          330302199001011239, 330302199001011000, DIGITS
          330302199001011239, 330302199001011240, ''
          0577,               577,                ZEROS
          007,                7,                  ZEROS
          007,                8,                  ''
          0577-8812,          577-8812,           ''
          2026-01-05,         2026/1/5,           DATE
          2026-01-05 08:00,   2026/1/5 8:00,      DATE
          2026-01-05,         46027,              DATE
          3-4,                3月4日,             DATE
          3-4,                4-Mar,              DATE
          1-2,                2026/1/2,           DATE
          2026-01-05,         2026-02-05,         ''
          2026-01-05 08:00,   2026-01-05 09:00,   ''
          1.50,               1.5,                NUMBER
          1.50,               2.5,                ''
          x,                  2026-01-05,         ''
          '1,234',            1234,               ''
          """)
  void cellsThatWereNotAtFault(String before, String after, String trace) {
    assertThat(told(before, after, false)).isEqualTo(trace);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026/1/5, 2026-01-05,  ''
          1.50,     1.5,         ''
          0012,     12,          ZEROS
          x,        1.2E+17,     EXPONENT
          """)
  void whatIsAtFaultIsToBeWrittenOtherwise(String before, String after, String trace) {
    assertThat(told(before, after, true)).isEqualTo(trace);
  }

  private static String told(String before, String after, boolean atFault) {
    return SpreadsheetTrace.of(before, after, atFault).map(Enum::name).orElse("");
  }
}
