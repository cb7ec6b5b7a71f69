#!/usr/bin/env python3
"""Checks a case file of Finance Brain: python3 verify.py FILE.zip|DIRECTORY [--manifest SHA256].

Needs nothing but Python 3. Exit codes: 0 intact, 1 something is wrong, 2 wrong usage.
"""
import hashlib
import json
import os
import sys
import zipfile

FORMAT = 1
UNSHOWN = {"history.scores"}  # fields whose texts are too long to be in a proof


class Problems(list):
    def add(self, chinese, english):
        self.append(chinese + "  " + english)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def read(place, problems):
    """The bytes of each file by its name."""
    files = {}
    if os.path.isdir(place):
        for folder, _, names in os.walk(place):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    files[os.path.relpath(path, place).replace(os.sep, "/")] = file.read()
        return files
    with zipfile.ZipFile(place) as archive:
        for info in archive.infolist():
            if info.filename in files:
                problems.add("文件重复：" + info.filename, "file is there twice")
            files[info.filename] = archive.read(info)
    return files


def once(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise ValueError("key '%s' is there twice" % key)
        found[key] = value
    return found


def document(files, name):
    return json.loads(files[name].decode("utf-8"), object_pairs_hook=once)


def check_files(files, manifest, problems):
    listed = {}
    for item in manifest["files"]:
        if item["name"] in listed:
            problems.add("清单重复：" + item["name"], "listed twice")
        listed[item["name"]] = item
    for name in sorted(set(files) - set(listed) - {"manifest.json"}):
        problems.add("多出的文件：" + name, "file was added")
    for name, item in listed.items():
        if name not in files:
            problems.add("缺少文件：" + name, "file is missing")
        elif len(files[name]) != item["size"] or sha256(files[name]) != item["sha256"]:
            problems.add("文件被改动：" + name, "file was changed")


def check_case(case, manifest, problems):
    summary = case["summary"]
    if summary["number"] != manifest["number"]:
        problems.add("案号与清单不符", "the case is another one than the manifest says")
    version = manifest["snapshot"]["caseVersion"]
    steps = sorted(entry["version"] for entry in case["history"])
    if summary["version"] != version or steps != list(range(1, version + 1)):
        problems.add("办理经过不完整", "steps of the history are missing or added")


def check_alerts(files, case, problems):
    alerts = {alert["id"]: alert for alert in case["alerts"]}
    proofs = {name[7:-5]: name for name in files if name.startswith("alerts/")}
    if set(alerts) != set(proofs):
        problems.add("预警与证明不对应", "alerts and proofs are not of each other")
    unproven = []
    for alert in sorted(set(alerts) & set(proofs)):
        proof = document(files, proofs[alert])
        if not check_proof(alert, alerts[alert], proof, case):
            problems.add("预警证明自相矛盾：" + alert, "the proof contradicts itself or the case")
        if not proof["same"]:
            unproven.append(alert)
    return unproven


def check_proof(alert, shown, proof, case):
    fields = {field["name"]: field for field in proof["fields"]}
    sound = proof["alert"] == alert and proof["enterprise"] == case["summary"]["enterprise"]
    sound &= proof["band"] == shown["band"] and proof["raisedAt"] == shown["raisedAt"]
    for name, field in fields.items():
        sound &= field["same"] == (field["storedSha256"] == field["derivedSha256"])
        if name not in UNSHOWN:
            sound &= sha256(field["stored"].encode("utf-8")) == field["storedSha256"]
            sound &= sha256(field["derived"].encode("utf-8")) == field["derivedSha256"]
    same = bool(fields) and all(field["same"] for field in fields.values())
    sound &= proof["same"] == same
    if "alert.band" in fields:
        sound &= fields["alert.band"]["stored"] == proof["band"]
        sound &= fields["alert.id"]["stored"] == alert
    return bool(sound)


def check_attachments(files, case, entries, problems):
    names = set()
    told = {entry["detail"] for entry in entries if entry["action"] == "case.attached"}
    for number, each in enumerate(case["attachments"], 1):
        name = "attachments/%02d-%s" % (number, each["name"])
        names.add(name)
        if name not in files or sha256(files[name]) != each["sha256"]:
            problems.add("附件与案件记录不符：" + name, "the attachment is not what the case says")
        if each["id"] + " " + each["sha256"] not in told:
            problems.add("附件与审计记录不符：" + name, "the audit trail tells of no such attachment")
    if len(told) != len(case["attachments"]):
        problems.add("附件数与审计记录不符", "the audit trail tells of other attachments")
    if {name for name in files if name.startswith("attachments/")} != names:
        problems.add("附件与清单不对应", "attachments are missing or added")


def entry_hash(entry):
    digest = hashlib.sha256()
    for name in ("previous", "id", "at", "actor", "action", "object", "detail", "address"):
        part = str(entry[name]).encode("utf-8")
        digest.update(str(len(part)).encode("ascii") + b":" + part + b"\n")
    return digest.hexdigest()


def check_audit(files, manifest, entries, problems):
    links = {}
    last = None
    for line in files["audit/links.csv"].decode("ascii").splitlines():
        number, value = line.split(",")
        if last is not None and int(number) != last + 1:
            problems.add("审计链有缺口：%s" % number, "the chain has a gap")
        last = int(number)
        links[last] = value
    before = None
    for entry in entries:
        number = entry["id"]
        if entry["object"] != manifest["number"] or (before and number <= before["id"]):
            problems.add("审计条目不属于本案或次序不对：%d" % number, "an entry is out of place")
        if entry["hash"]:
            if entry_hash(entry) != entry["hash"]:
                problems.add("审计条目被改动：%d" % number, "an entry was changed")
            if links.get(number, entry["hash"]) != entry["hash"]:
                problems.add("审计条目与链不符：%d" % number, "an entry is not that of the chain")
            if links.get(number - 1, entry["previous"]) != entry["previous"]:
                problems.add("审计条目与前一条不相连：%d" % number, "an entry does not follow")
        before = entry
    if not entries or entries[0]["action"] != "case.opened" or before["id"] not in links:
        problems.add("审计条目不完整", "entries are missing: the first opens the case")
    end = [manifest["snapshot"]["auditHead"], manifest["snapshot"]["auditHeadHash"]]
    ends = [end]
    for anchor in document(files, "audit/anchors.json"):
        ends.append([anchor["id"], anchor["hash"]])
        if links.get(anchor["id"]) != anchor["hash"]:
            problems.add("与每日锚点不符：" + anchor["day"], "the chain is not that of the anchor")
    if last is None or [last, links[last]] not in ends:
        problems.add("审计链未到锚点或链头", "the chain leads neither to an anchor nor to its head")


def check(place, expected):
    problems = Problems()
    unproven = []
    try:
        files = read(place, problems)
        manifest = document(files, "manifest.json")
        if manifest["format"] != FORMAT:
            raise ValueError("format %s, expected %d" % (manifest["format"], FORMAT))
        if expected and sha256(files["manifest.json"]) != expected.lower():
            problems.add("清单的 SHA-256 不符", "the manifest is another one")
        check_files(files, manifest, problems)
        case = document(files, "case.json")
        entries = document(files, "audit/entries.json")
        check_case(case, manifest, problems)
        unproven = check_alerts(files, case, problems)
        check_attachments(files, case, entries, problems)
        check_audit(files, manifest, entries, problems)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        problems.add("案卷无法读取：%r" % error, "the file can't be read")
    return problems, unproven


def main(arguments):
    expected = None
    if "--manifest" in arguments:
        at = arguments.index("--manifest")
        expected = (arguments[at + 1 : at + 2] or [""])[0]
        del arguments[at : at + 2]
        if len(expected) != 64:
            print(__doc__)
            return 2
    if len(arguments) != 1:
        print(__doc__)
        return 2
    problems, unproven = check(arguments[0], expected)
    for problem in problems:
        print("× " + problem)
    for alert in unproven:
        print("! 预警未能重新推算：%s  this alert could not be derived anew, see its proof" % alert)
    if not problems:
        print("完好  Intact")
        if expected is None:
            print("（未核对清单的 SHA-256  the manifest itself was not compared: --manifest）")
    return 1 if problems else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
