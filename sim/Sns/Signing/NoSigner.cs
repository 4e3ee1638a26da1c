namespace Sim.Sns.Signing;

/// <summary>
/// Signs nothing: what nobody verifies has the signature's length and the same value in every run. What is only measured is
/// composed with it, too.
/// </summary>
internal sealed class NoSigner(string region) : IEnvelopeSigner
{
    private const int SignatureBytes = 256;

    private static readonly string Zeros = Convert.ToBase64String(new byte[SignatureBytes]);

    /// <summary>As long as AWS's, whose names are 32 hexadecimal digits.</summary>
    public string CertificateUrl { get; } = $"https://sns.{region}.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem";

    public string Sign(string version, string text) => Zeros;
}
