package cn.financebrain.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "合同.pdf, 合同.pdf",
        "../../etc/passwd, passwd",
        "C:\\fakepath\\照片.jpg, 照片.jpg",
        "a\"b;c.pdf, a_b;c.pdf",
        "x\u202Efdp.exe, x_fdp.exe",
        "..hidden, hidden",
        "/, file",
        "<img src=x>.txt, _img src=x_.txt"
      })
  void namesKeepTheirMeaningAndLoseTheirTricks(String given, String safe) {
    assertThat(Attachments.safeName(given)).isEqualTo(safe);
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(Attachments.safeName("长".repeat(500) + ".pdf")).hasSize(200).endsWith(".pdf");
    assertThat(Attachments.safeName(null)).isEqualTo("file");
  }

  @ParameterizedTest
  @CsvSource({
    "<html><script>, a.html, a.html.txt",
    "%PDF-1.7, 合同.exe, 合同.exe.pdf",
    "%PDF-1.7, 合同.PDF, 合同.PDF",
    "text, read.me, read.me.txt",
    "text, 表.csv, 表.csv",
    "text, txt, txt.txt"
  })
  void aNameEndsInAnExtensionOfItsKind(String content, String given, String kept) {
    Attachments.Upload upload =
        Attachments.check(given, content.getBytes(StandardCharsets.US_ASCII));
    assertThat(upload.name()).isEqualTo(kept);
  }

  @Test
  void aLongNameGetsItsExtensionToo() {
    assertThat(Attachments.check("长".repeat(200), bytes("text")).name())
        .hasSize(200)
        .endsWith("长.txt");
  }

  private static byte[] archive(String... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write('x');
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void partsAreThoseOfTheCentralDirectory() throws IOException {
    String[] plain = {"[Content_Types].xml", "word/document.xml"};
    assertThat(FileType.of(archive(plain), "a.docx")).contains(FileType.DOCX);
    byte[] macros = archive(plain[0], plain[1], "word/vbaProject.bin");
    assertThat(FileType.of(macros, "a.docx")).isEmpty();
    // what reads from the start takes the third header for the end of the parts
    int third = new String(macros, StandardCharsets.ISO_8859_1).indexOf("word/vbaProject.bin") - 30;
    byte[] hidden = macros.clone();
    hidden[third + 2] = 9;
    assertThat(FileType.of(hidden, "a.docx")).isEmpty();
  }

  @Test
  void whatIsTooLargeInsideIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      for (int i = 0; i < 201; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertThat(FileType.of(bytes.toByteArray(), "a.xlsx")).isEmpty();
  }

  @Test
  void kindsAreFoundFromTheContent() {
    assertThat(FileType.of(bytes("RIFF____WEBPVP8 "), "a.txt")).contains(FileType.WEBP);
    assertThat(FileType.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, "a.png"))
        .contains(FileType.JPEG);
    assertThat(FileType.of("名称,金额".getBytes(Charset.forName("GB18030")), "表.CSV"))
        .contains(FileType.CSV);
    assertThat(FileType.of(bytes("<html><script>"), "a.html")).contains(FileType.TEXT);
    assertThat(FileType.of(bytes("a\u0000b"), "a.txt")).isEmpty();
    assertThat(FileType.of(bytes("PK\u0003\u0004 broken"), "a.docx")).isEmpty();
    assertThat(FileType.of(new byte[] {'a', (byte) 0xFF, (byte) 0xFF}, "a.txt")).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
