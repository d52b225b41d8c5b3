"""A time stamp authority of our own (RFC 3161): a root, a certificate for time stamping only, and the answers it signs."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as ax509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


class Tijdstempelaar:
    """Signs what it is asked with the time that it is told."""

    def __init__(self, nu: datetime) -> None:
        self.nu = nu
        wortel, self._sleutel = (
            ec.generate_private_key(ec.SECP256R1()),
            ec.generate_private_key(ec.SECP256R1()),
        )
        self.wortel = _certificaat("Wortel (proef)", None, wortel, wortel, nu)
        self._certificaat = _certificaat("Tijdstempelaar (proef)", self.wortel, wortel, self._sleutel, nu)
        self._volgnummers = count(1)

    @property
    def wortel_pem(self) -> bytes:
        return self.wortel.public_bytes(Encoding.PEM)

    def antwoord(self, vraag: bytes) -> bytes:
        """The answer to a request."""
        v = tsp.TimeStampReq.load(vraag)
        inhoud: dict[str, Any] = {
            "version": "v1",
            "policy": "1.2.3.4.1",
            "message_imprint": v["message_imprint"],
            "serial_number": next(self._volgnummers),
            "gen_time": self.nu.replace(microsecond=0),
        }
        if v["nonce"].native is not None:
            inhoud["nonce"] = v["nonce"].native
        info = tsp.TSTInfo(inhoud).dump()
        status = {"status": "granted"}
        return bytes(tsp.TimeStampResp({"status": status, "time_stamp_token": self._getekend(info)}).dump())

    def _getekend(self, info: bytes) -> dict[str, Any]:
        eigen = ax509.Certificate.load(self._certificaat.public_bytes(Encoding.DER))
        sha = algos.DigestAlgorithm({"algorithm": "sha256"})
        bewijs = tsp.SigningCertificateV2({"certs": [{"cert_hash": sha256(eigen.dump()).digest()}]})
        attributen = cms.CMSAttributes(
            [
                cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
                cms.CMSAttribute({"type": "message_digest", "values": [sha256(info).digest()]}),
                cms.CMSAttribute({"type": "signing_certificate_v2", "values": [bewijs]}),
            ]
        )
        handtekening = self._sleutel.sign(attributen.dump(), ec.ECDSA(hashes.SHA256()))
        ondertekenaar = {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                {"issuer": eigen.issuer, "serial_number": eigen.serial_number},
            ),
            "digest_algorithm": sha,
            "signed_attrs": attributen,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": handtekening,
        }
        gegevens = {
            "version": "v3",
            "digest_algorithms": [sha],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(info)},
            "certificates": [eigen],
            "signer_infos": [ondertekenaar],
        }
        return {"content_type": "signed_data", "content": cms.SignedData(gegevens)}


def _certificaat(
    naam: str,
    uitgever: x509.Certificate | None,
    tekent: ec.EllipticCurvePrivateKey,
    sleutel: ec.EllipticCurvePrivateKey,
    nu: datetime,
) -> x509.Certificate:
    onderwerp = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, naam)])
    bouw = (
        x509.CertificateBuilder()
        .subject_name(onderwerp)
        .issuer_name(uitgever.subject if uitgever else onderwerp)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu.astimezone(UTC) - timedelta(days=1))
        .not_valid_after(nu.astimezone(UTC) + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=uitgever is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(sleutel.public_key()), critical=False)
    )
    if uitgever is not None:
        doel = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        bouw = bouw.add_extension(doel, critical=True).add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(tekent.public_key()), critical=False
        )
    return bouw.sign(tekent, hashes.SHA256())
