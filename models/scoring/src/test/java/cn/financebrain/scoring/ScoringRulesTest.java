package cn.financebrain.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * What is scoring's own affair; what it may know of the others is held by the module deploy/cli.
 */
class ScoringRulesTest {
  private final JavaClasses scoring =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.financebrain.scoring");

  @Test
  void jacksonStaysAtTheEdges() {
    assertThat(scoring).hasSizeGreaterThan(40);
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
  void theLanguageOfConditionsStaysWithTheRules() {
    noClasses()
        .that()
        .resideOutsideOfPackage("cn.financebrain.scoring.rule..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cel..", "com.google.common..")
        .check(scoring);
  }
}
