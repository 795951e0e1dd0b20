"""What the ends of file names promise: a document, none, or nothing, so that the content has to be asked."""

from __future__ import annotations

PLAIN_SUFFIXES: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
}
SUFFIXES: dict[str, str] = {
    **PLAIN_SUFFIXES,
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".epub": "epub",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".ppsx": "pptx",
    ".potx": "pptx",
    ".odp": "odp",
    ".otp": "odp",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".xlt": "xls",
    ".ods": "ods",
    ".ots": "ods",
    ".rtf": "rtf",
    ".eml": "eml",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".fb2": "fb2",
    ".fbz": "fb2",
    ".mobi": "mobi",
    ".prc": "mobi",
    ".azw": "mobi",
    ".azw3": "mobi",
    ".pdb": "pdb",
    ".lit": "lit",
    ".lrf": "lrf",
    ".srt": "srt",
    ".vtt": "vtt",
    ".doc": "doc",
    ".dot": "doc",
    ".ppt": "ppt",
    ".pps": "ppt",
    ".pot": "ppt",
    ".sxw": "sxw",
    ".sxi": "sxi",
    ".sxc": "sxc",
    ".fodt": "fodt",
    ".fodp": "fodp",
    ".fods": "fods",
    ".wps": "wps",
    ".wpd": "wpd",
    ".wri": "wri",
    ".pages": "pages",
    ".pub": "pub",
}
SUPPORTED_SUFFIXES: frozenset[str] = frozenset(SUFFIXES)
"""Suffixes, in lower case with their dot, that a folder import looks for."""
PICTURE_SUFFIXES: frozenset[str] = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
"""Suffixes of what may be scans; most pictures are none, so they are worth looking for with text recognition only."""
UNREAD_SUFFIXES: frozenset[str] = frozenset(
    ".7z .azw1 .azw4 .cbr .cbz .chm .djv .djvu .key .kfx .msg .numbers .odg .oxps .ps .rar .tex .vsd .vsdx .xps".split()
)
"""People call these documents too, or put them in there: each is told as a failure, with what can be done about it."""
OTHER_SUFFIXES: frozenset[str] = frozenset(
    # programs, and what belongs to them and to systems
    ".apk .app .bat .bin .cab .class .cmd .com .cpl .deb .dll .dmg .drv .dylib .exe .gadget .img .ipa .iso .jar .lib"
    " .lnk .msi .o .obj .ocx .pyc .pyd .rpm .scr .so .swf .sys .url .vhd .vmdk .war .whl"
    # pictures, sound and film
    " .3gp .aac .aif .aiff .amr .arw .avi .avif .bmp .cdr .cr2 .cur .dng .dwg .dxf .emf .eps .flac .flv .gif .heic"
    " .heif .icns .ico .indd .jpeg .jpg .jxl .m4a .m4b .m4v .mid .midi .mkv .mov .mp3 .mp4 .mpeg .mpg .nef .oga .ogg"
    " .jfif .ogv .opus .png .psd .raw .svg .svgz .tga .tif .tiff .ts .vob .wav .webm .webp .wma .wmf .wmv .xcf"
    # fonts, data and databases
    " .accdb .db .db-journal .db-shm .db-wal .dbf .frm .gpg .hnsw .idx .ldb .mat .mdb .mdf .myd .myi .npy .npz"
    " .onnx .ost .otf .pack .parquet .pfb .pickle .pkl .pst .pt .pth .safetensors .sig .sqlite .sqlite3 .torrent .ttc"
    " .ttf .woff .woff2 .wolofkey .wolofmodel .woloflib"
    # source code, and texts that programs write for one another
    " .asm .c .cc .cfg .conf .cpp .cs .css .cxx .dart .el .go .h .hpp .htaccess .inf .ini .ipynb .java .js .json"
    " .jsonl .jsx .kt .less .lock .lua .manifest .map .mjs .php .pl .plist .po .pm .properties .ps1 .py .qml"
    " .r .rb .reg .rs .sass .scala .scss .sh .sql .swift .toml .tsx .vb .vbs .vue .xsd .xsl .xslt .yaml .yml .geojson"
    # what is unfinished
    " .aria2 .crdownload .download .partial .part .swp .temp .tmp".split()
)
"""What never holds a text for readers, or none that was meant for them: not opened in a folder."""
