package cn.financebrain.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ContractRulesTest {
  private final JavaClasses contract =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.financebrain.contract");

  @Test
  void dependsOnNothingButTheJdk() {
    assertThat(contract).hasSizeGreaterThan(15);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("cn.financebrain.contract..", "java..")
        .check(contract);
  }
}
