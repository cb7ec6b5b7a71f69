package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  @TempDir Path directory;

  @Test
  void everyColumnButTheLabelIsAFeatureOfTheKindOfItsCells() throws IOException {
    TrainingTable table = read("assets,failed,state\n1.5,1,7A\n,0,\n-2e3,0,8\n");

    assertThat(table.columns()).extracting(c -> c.tag().id()).containsExactly("assets", "state");
    Column.Numbers assets = (Column.Numbers) table.columns().get(0);
    assertThat(assets.values()).containsExactly(1.5, Double.NaN, -2000);
    assertThat(((Column.Codes) table.columns().get(1)).values()).containsExactly("7A", null, "8");
    assertThat(assets.known().get(1)).isFalse();
    assertThat(table.outcomes(table.allRows())).containsExactly(true, false, false);
  }

  @Test
  void aLabelOfAnotherKindIsToldWithItsLine() {
    assertThatThrownBy(() -> read("assets,failed\n1,1\n2,\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 3: label '', expected 1 or 0");
  }

  @Test
  void aMissingLabelColumnIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> read("assets,outcome\n1,1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column 'failed'; there are assets, outcome");
  }

  @Test
  void aRowOfAnotherLengthIsToldWithItsLine() {
    assertThatThrownBy(() -> read("assets,failed\n1,1\n2,0,3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 3:");
  }

  private TrainingTable read(String rows) throws IOException {
    return TableFile.read(Files.writeString(directory.resolve("table.csv"), rows), "failed");
  }
}
