package cn.financebrain.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ScoringRulesTest {
  private final JavaClasses scoring =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.financebrain.scoring");

  @Test
  void dependsOnTheContractTheJdkAndJacksonOnly() {
    assertThat(scoring).hasSizeGreaterThan(40);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "cn.financebrain.scoring..",
            "cn.financebrain.contract..",
            "java..",
            "com.fasterxml.jackson..")
        .check(scoring);
  }

  @Test
  void jacksonStaysAtTheEdges() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Json")
        .and()
        .haveSimpleNameNotEndingWith("JsonObject")
        .and()
        .haveSimpleNameNotEndingWith("Reader")
        .and()
        .haveSimpleNameNotEndingWith("ArtifactFile")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(scoring);
  }

  @Test
  void readsNoClockAndNoRandomness() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(scoring);
  }
}
