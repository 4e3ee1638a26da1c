using Local;
using Local.Serving.Journals;
using Local.Signing;

namespace Tests.Local.Signing;

/// <summary>The key that <c>--data</c> keeps.</summary>
public sealed class KeptKeyTests : IDisposable
{
    private const string Text = "Message\nhello\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("state-");

    private string KeyFile => Path.Combine(folder.FullName, "sns-signing-key.pem");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_restart_signs_with_the_same_key_and_certificate()
    {
        var (first, second) = (Start(), Start());

        Assert.Equal(first.CertificatePath, second.CertificatePath);
        Assert.Equal(first.Certificate, second.Certificate);
        Assert.Equal(first.Sign("2", Text), second.Sign("2", Text));
        Assert.NotEqual(first.Certificate, new EnvelopeSigner().Certificate);
    }

    [Fact]
    public void The_file_of_the_key_is_its_users_alone()
    {
        Start();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }

        Assert.Equal([KeyFile], Directory.GetFiles(folder.FullName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void A_damaged_key_is_no_reason_to_sign_with_another(string content)
    {
        File.WriteAllText(KeyFile, content);

        var error = Assert.Throws<UsageException>(Start);

        Assert.StartsWith($"{KeyFile} is not the RSA key that was kept there", error.Message);
        Assert.DoesNotContain("\n", error.Message);
        Assert.Equal(content, File.ReadAllText(KeyFile));
    }

    [Fact]
    public void A_key_of_another_size_is_refused()
    {
        using var small = System.Security.Cryptography.RSA.Create(1024);
        File.WriteAllText(KeyFile, small.ExportPkcs8PrivateKeyPem());

        Assert.Contains("it has 1024 bits, 2048 are needed", Assert.Throws<UsageException>(Start).Message);
    }

    [Fact]
    public void What_a_start_did_not_finish_does_not_stand_in_the_way()
    {
        File.WriteAllText($"{KeyFile}.new", "-----BEGIN");

        Assert.Equal(Start().Certificate, Start().Certificate);
    }

    private EnvelopeSigner Start() => new StateFolder(folder.FullName, TextWriter.Null).Signer();
}
