using System.Security.Cryptography;
using System.Text;
using Sim.Sns.Signing;

namespace Local.Signing;

/// <summary>
/// Signs what topics deliver so that whoever gets it can verify it: with a key of this machine's, whose certificate the endpoint
/// serves under <see cref="CertificatePath"/>.
/// </summary>
public sealed class EnvelopeSigner : IEnvelopeSigner
{
    /// <summary>Five queues and the functions of a topic get one signature; a publication is soon received, or much later.</summary>
    private const int Remembered = 1024;

    private readonly Lock turn = new();
    private readonly (byte[]? Hash, string Signature)[] remembered = new (byte[]?, string)[Remembered];
    private readonly Task<SigningKey> making;

    /// <param name="making">A key that is made beside the start is waited for by what is signed first.</param>
    internal EnvelopeSigner(Task<SigningKey> making) => this.making = making;

    /// <summary>A key for this run alone.</summary>
    public EnvelopeSigner()
        : this(Task.Run(SigningKey.Create))
    {
    }

    /// <summary>Where the endpoint is reached, once it listens.</summary>
    public string LinkBase { get; set; } = "http://127.0.0.1";

    public string CertificatePath => $"/SimpleNotificationService-{Key.Fingerprint}.pem";

    public string CertificateUrl => LinkBase + CertificatePath;

    /// <summary>X.509 in PEM.</summary>
    public string Certificate => Key.Certificate;

    private SigningKey Key => making.GetAwaiter().GetResult();

    public string Sign(string version, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var algorithm = version == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        var hash = version == "2" ? SHA256.HashData(bytes) : Sha1(bytes);
        lock (turn)
        {
            ref var slot = ref remembered[BitConverter.ToUInt16(hash) % Remembered];
            if (slot.Hash is null || !slot.Hash.AsSpan().SequenceEqual(hash))
            {
                slot = (hash, Convert.ToBase64String(Key.Key.SignHash(hash, algorithm, RSASignaturePadding.Pkcs1)));
            }

            return slot.Signature;
        }
    }

#pragma warning disable CA5350 // SignatureVersion 1 is SHA1withRSA, whoever verifies it expects that; topics choose 2 by an attribute.
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
