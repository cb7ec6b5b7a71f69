package cn.financebrain.contract;

/** Why a record was refused. */
public enum RejectReason {
  WRONG_ENCODING("编码错误", "wrong encoding"),
  COLUMN_COUNT("列数不符", "wrong number of columns"),
  MISSING_VALUE("缺少必填值", "required value missing"),
  BAD_NUMBER("数字格式错误", "not a number"),
  BAD_DATE("日期格式错误", "not a date"),
  OUT_OF_RANGE("超出取值范围", "out of range"),
  FUTURE_DATE("日期在未来", "date in the future"),
  UNKNOWN_CODE("代码不在码表中", "unknown code"),
  BAD_ENTERPRISE_ID("企业标识错误", "bad enterprise id"),
  UNKNOWN_ENTERPRISE("企业无法认定", "enterprise can't be told"),
  FIELD_TOO_LONG("字段过长", "field too long"),
  TRUNCATED("文件被截断", "file is cut short"),
  MALFORMED("格式错误", "malformed record"),
  SPURIOUS("无对应事件", "refers to an event that is not known");

  private final String chinese;
  private final String english;

  RejectReason(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
