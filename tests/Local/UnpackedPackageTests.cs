using System.IO.Compression;
using Local;
using Local.Hosting;

namespace Tests.Local;

public sealed class UnpackedPackageTests : IDisposable
{
    private readonly string archive = Path.GetTempFileName();

    public void Dispose() => File.Delete(archive);

    [Fact]
    public void A_package_is_unpacked_for_this_user_alone_and_removed_at_the_end()
    {
        Zip(("bin/a.dll", "a"));
        string folder;

        using (var package = new UnpackedPackage(archive))
        {
            folder = package.Folder;
            Assert.Equal("a", File.ReadAllText(Path.Combine(folder, "bin", "a.dll")));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            }
        }

        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("a/../../evil.txt")]
    public void An_entry_that_leads_out_of_the_folder_is_refused(string entry)
    {
        Zip((entry, "evil"));

        Assert.Contains("leads out of its folder", Assert.Throws<UsageException>(() => new UnpackedPackage(archive)).Message);
    }

    [Fact]
    public void A_bomb_is_refused_by_the_bytes_that_come_out()
    {
        File.Delete(archive);
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("bomb", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var mebibyte = 0; mebibyte < 251; mebibyte++)
            {
                entry.Write(zeros);
            }
        }

        Assert.Contains("more than 250 MiB", Assert.Throws<UsageException>(() => new UnpackedPackage(archive)).Message);
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        File.WriteAllText(archive, "not a zip");

        Assert.Contains("cannot be unpacked", Assert.Throws<UsageException>(() => new UnpackedPackage(archive)).Message);
    }

    private void Zip(params (string Name, string Text)[] entries)
    {
        File.Delete(archive);
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
