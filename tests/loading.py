"""What the tests of loading share: a text, a page, and the loading of one file."""

from __future__ import annotations

from pathlib import Path

from musnad.ingest import Defaults, Failure, Loaded, load_all

TEXT = "قال رئيس اتحاد الصيادين إن الموسم بدأ متأخرا هذا العام.\r\nوأضاف أن الأسعار ارتفعت."

PARAGRAPHS = (
    "قال مدير المرفأ إن <b>الرصيف</b> الجديد سيستقبل أول سفينة مطلع الشهر المقبل بعد تأخير دام عامين.",
    "وأضاف أن <a href='/port'>أعمال</a> التعميق انتهت، مشيرا إلى أن الشركة المنفذة سلمت تقريرها النهائي أمس.",
    "ونقلت إذاعة المدينة عن نقابة العمال أن المفاوضات على الأجور لم تنته بعد وأن الإضراب لا يزال ممكنا.",
)
PAGE = (
    "<!doctype html><html lang='ar'><head><meta charset='utf-8'><title>رصيف جديد في المرفأ</title>"
    "<meta property='og:title' content='رصيف جديد في المرفأ'>"
    "<meta property='og:site_name' content='صحيفة الساحل'>"
    "<meta property='article:published_time' content='2018-05-06T09:00:00+02:00'></head>"
    "<body><nav><a href='/'>الرئيسية</a> <a href='/sport'>رياضة</a></nav><article>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article><footer>جميع الحقوق محفوظة</footer></body></html>"
)


def one(path: Path, defaults: Defaults | None = None) -> Loaded:
    (loaded,) = load_all([path], defaults)
    assert isinstance(loaded, Loaded), loaded
    return loaded


def failure(path: Path | str) -> Failure:
    (failed,) = load_all([path])
    assert isinstance(failed, Failure), failed
    return failed


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
