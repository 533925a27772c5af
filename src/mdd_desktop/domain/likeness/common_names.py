"""How often the syllables of names are met, in children out of ten thousand.

Rough figures by the programme's own judgement: they only say that Nguyễn, Thị and Anh prove
little. The names of a registry, once there are many, count for more than this table.
"""

from typing import Final

_FAMILY = """
    nguyen 3100|tran 1080|le 920|pham 660|huynh 380|hoang 360|phan 350|vu 300|vo 290|dang 210
    bui 200|do 170|ho 150|ngo 150|duong 130|ly 110|dinh 100|truong 100|luong 70|mai 65|dao 60
    trinh 60|cao 55|lam 55|doan 50|ha 50|vuong 40|thai 35|ta 35|to 35|chau 35|luu 35|quach 30
    tang 30|lo 35|ma 30|nong 35|vi 30|giang 35|sung 35|vang 35|thao 25|ly 40|thach 40|kim 40
    son 35|danh 30|thi 20|dam 30|chu 30|tong 25|kieu 25|quang 25|nghiem 20|ninh 20|au 15|mac 20
    la 25|ka 30|k 30|y 35|h 35|ro 20|siu 20|a 25|ksor 15|rmah 15|lu 20|cam 20|phung 35|thieu 10
"""
_MIDDLE = """
    thi 2400|van 1300|ngoc 620|thanh 430|minh 420|duc 250|hoang 330|huu 220|bao 330|gia 330
    quoc 230|anh 240|thu 240|kim 200|tuan 170|xuan 150|quang 180|cong 110|phuong 230|hong 190
    khanh 220|my 120|nhu 180|hai 110|tuong 70|trung 110|dinh 150|the 90|trong 80|viet 90|manh 80
    bich 70|tuyet 70|thuy 130|dang 120|nhat 110|tan 70|hoai 80|tran 60|le 60|nguyen 80|ha 80
    yen 70|thao 60|cam 50|truc 60|ai 40|hien 30|tu 60|phuc 70|thien 90|quynh 90|mai 60|lan 40
    chi 40|dieu 50|linh 40|tien 60|huy 50|ba 40|si 20|viet 60|an 60|vu 50|diem 40|dai 30|phi 30
    be 30|tam 40|thuc 10|tra 10|uyen 15|hanh 15|que 15|son 20|khac 20|chan 10|duy 90|ngan 20
"""
_GIVEN = """
    anh 680|linh 270|huy 230|minh 290|khang 170|bao 210|nhi 200|tran 200|ngoc 210|phuc 170
    thu 170|phat 130|long 140|nam 140|dat 140|khoa 120|hung 110|duc 120|quan 120|son 90|hieu 120
    vy 210|my 150|thao 150|trang 180|huong 110|ngan 150|han 140|uyen 110|quynh 110|yen 110
    nhu 150|phuong 160|hoa 90|lan 90|mai 90|hanh 70|tam 80|thanh 120|thuy 110|tien 110|trinh 70
    tuan 110|tu 100|tung 70|truong 70|tri 80|thinh 80|thang 90|tai 80|phong 100|phu 50|nghia 70
    nguyen 120|nhan 80|loc 80|lam 80|kiet 90|khanh 110|hoang 120|hao 80|hai 80|dung 110|duy 90
    duong 80|dang 70|cuong 60|chau 90|chi 70|binh 60|an 150|an 90|bich 25|cam 25|diem 50|diep 30
    dao 25|giang 60|ha 90|hang 60|hien 60|hong 60|hue 40|kieu 20|kim 25|le 30|ly 60|loan 30
    ngo 3|nga 40|nhung 40|oanh 30|phung 20|phuoc 30|quang 60|quoc 30|quy 50|sang 40|suong 20
    tan 40|thai 50|tho 20|thom 10|thoa 15|thuan 40|thu 60|toan 50|trung 60|truc 50|tuyen 40
    tuyet 25|van 60|viet 50|vinh 50|vu 70|xuan 30|y 40|thien 50|tuong 20|nhat 40|sinh 15|cong 30
    be 15|ti 8|gam 5|xoan 8|lien 20|luan 20|luc 10|manh 40|luong 15|loi 40|ninh 10|dinh 15
    hau 40|hoai 20|hoan 30|huan 15|huu 10|ky 20|khai 30|khuong 12|kha 20|tin 25|toai 3|bang 20
    thi 15|thuong 40|tho 15|tham 20|bac 8|nhien 15|ai 15|nu 5|pao 5|mua 5|sung 4|mo 4|su 5
"""


def _table(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for entry in text.strip().replace("\n", "|").split("|"):
        syllable, count = entry.split()
        found[syllable] = found.get(syllable, 0.0) + int(count) / 10_000
    return found


FAMILY: Final = _table(_FAMILY)
MIDDLE: Final = _table(_MIDDLE)
GIVEN: Final = _table(_GIVEN)
