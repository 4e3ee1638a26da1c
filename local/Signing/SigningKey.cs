using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Local.Signing;

/// <summary>The RSA-2048 key with which this simulated SNS signs, and the certificate by which that is verified.</summary>
internal sealed class SigningKey : IDisposable
{
    private const int Bits = 2048;
    private const int FingerprintBytes = 16;

    /// <summary>The same certificate for the same key, whenever it is made.</summary>
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SigningKey(RSA key)
    {
        Key = key;
        var fingerprint = SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, FingerprintBytes);
        Fingerprint = Convert.ToHexStringLower(fingerprint);
        var subject = new X500DistinguishedName("CN=sns.amazonaws.com, OU=simulated");
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(subject, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), From, Until, fingerprint);
        Certificate = certificate.ExportCertificatePem();
    }

    public RSA Key { get; }

    /// <summary>32 hexadecimal digits of the public key's SHA-256.</summary>
    public string Fingerprint { get; }

    /// <summary>X.509, signed by the key itself, in PEM.</summary>
    public string Certificate { get; }

    /// <summary>Takes a tenth of a second and more.</summary>
    public static SigningKey Create() => new(RSA.Create(Bits));

    /// <exception cref="ArgumentException">It is no RSA key in PEM, or one of another size.</exception>
    public static SigningKey Read(string pem)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.KeySize == Bits ? new SigningKey(key) : throw new ArgumentException($"it has {key.KeySize} bits, {Bits} are needed");
        }
        catch (CryptographicException error)
        {
            key.Dispose();
            throw new ArgumentException(error.Message, error);
        }
    }

    /// <summary>PKCS #8, in PEM.</summary>
    public string Write() => Key.ExportPkcs8PrivateKeyPem();

    public void Dispose() => Key.Dispose();
}
