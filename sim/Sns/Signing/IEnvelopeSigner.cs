namespace Sim.Sns.Signing;

/// <summary>
/// Proves that what a topic delivers is the topic's own.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
/// </summary>
public interface IEnvelopeSigner
{
    /// <summary>Where whoever verifies finds the X.509 certificate, in PEM.</summary>
    string CertificateUrl { get; }

    /// <summary>Called within a step, for the same text as often as somebody looks at the message.</summary>
    /// <param name="version">1: SHA1withRSA. 2: SHA256withRSA. Both with PKCS #1 v1.5 padding.</param>
    /// <param name="text">The string to sign: name and value of each signed field, each followed by a line feed.</param>
    /// <returns>256 bytes (RSA-2048) in base64: 344 characters.</returns>
    string Sign(string version, string text);
}
