"""What can be wrong with a store as a whole, in words that say what to do, in English and Thai."""

import sqlite3
from pathlib import Path


class StoreError(Exception):
    """The store cannot be used; nothing in it was damaged. `message` and `message_th` say why, and what to do."""

    def __init__(self, message: str, message_th: str) -> None:
        super().__init__(message)
        self.message = message
        self.message_th = message_th


def missing(folder: Path) -> StoreError:
    """There is no store in the folder."""
    return StoreError(
        f"{folder}: there is no store; make one with: ita-corpus import PATH --store {folder}",
        f"{folder}: ไม่มีคลังข้อมูล ให้สร้างด้วยคำสั่ง ita-corpus import PATH --store {folder}",
    )


def not_writable(folder: Path, reason: str) -> StoreError:
    """The folder or its files may not be written."""
    return StoreError(
        f"{folder}: cannot be written ({reason}); choose another folder or change its permissions",
        f"{folder}: เขียนไม่ได้ ({reason}) ให้เลือกโฟลเดอร์อื่นหรือแก้สิทธิ์การเขียน",
    )


def busy(folder: Path) -> StoreError:
    """Another import writes to the store."""
    return StoreError(
        f"{folder}: another import is writing to this store; wait until it has ended",
        f"{folder}: มีการนำเข้าอื่นกำลังเขียนคลังนี้อยู่ ให้รอจนเสร็จก่อน",
    )


def newer(folder: Path, version: int, known: int) -> StoreError:
    """A newer program wrote the store."""
    return StoreError(
        f"{folder}: a newer ita-corpus wrote this store (version {version}, this program knows {known}); "
        "update ita-corpus",
        f"{folder}: คลังนี้สร้างด้วย ita-corpus รุ่นใหม่กว่า (รุ่น {version} โปรแกรมนี้รู้จักถึง {known}) ให้ปรับรุ่นโปรแกรม",
    )


def older(folder: Path, error: StoreError) -> StoreError:
    """An older program wrote the store, and it cannot be brought up to date."""
    return StoreError(
        f"{folder}: an older ita-corpus wrote this store, and bringing it up to date failed: {error.message}",
        f"{folder}: คลังนี้สร้างด้วย ita-corpus รุ่นเก่ากว่า และปรับให้เป็นรุ่นปัจจุบันไม่ได้: {error.message_th}",
    )


def foreign(file: Path) -> StoreError:
    """The file is there, and is no store."""
    return StoreError(
        f"{file}: is not a store of ita-corpus; choose another folder",
        f"{file}: ไม่ใช่คลังข้อมูลของ ita-corpus ให้เลือกโฟลเดอร์อื่น",
    )


def from_sqlite(folder: Path, error: sqlite3.Error) -> StoreError:
    """SQLite's error in plain words."""
    # the low byte is the primary code, the others say more of it
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return StoreError(
                f"{folder}: the disk is full; what was imported is kept: free some space, then repeat the command",
                f"{folder}: ดิสก์เต็ม ข้อมูลที่นำเข้าแล้วยังอยู่ครบ ให้เพิ่มพื้นที่ว่างแล้วสั่งซ้ำอีกครั้ง",
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy(folder)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return not_writable(folder, str(error))
        case sqlite3.SQLITE_CANTOPEN:
            return StoreError(
                f"{folder}: the store cannot be opened ({error}); check the permissions of the folder and its files",
                f"{folder}: เปิดคลังข้อมูลไม่ได้ ({error}) ให้ตรวจสิทธิ์ของโฟลเดอร์และไฟล์",
            )
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return foreign(folder)
    return StoreError(f"{folder}: {error}", f"{folder}: ฐานข้อมูลแจ้งว่า {error}")
