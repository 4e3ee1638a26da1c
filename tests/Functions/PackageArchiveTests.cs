using System.IO.Compression;
using System.Security.Cryptography;
using Packaging;
using Xunit;

namespace Tests.Functions;

public sealed class PackageArchiveTests : IDisposable
{
    private readonly PackageFolder folder = new();
    private readonly StringWriter error = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_stand_in_ordinal_order_with_forward_slashes_a_fixed_date_and_a_fixed_mode()
    {
        folder.With("b.dll").With("C.dll").With("a/z.json").With("a.json").With("bootstrap").With("Function.pdb").With("Function.runtimeconfig.dev.json");
        folder.SetMode("b.dll", UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.SetUser);

        Assert.Equal(PackagingCommand.Success, Pack());

        using var archive = ZipFile.OpenRead(folder.Archive);
        Assert.Equal(["C.dll", "a.json", "a/z.json", "b.dll", "bootstrap"], archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.All(archive.Entries, entry => Assert.Equal(
            entry.Name == "bootstrap" ? "100755" : "100644", Convert.ToString(entry.ExternalAttributes >> 16 & 0xFFFF, 8)));
    }

    [Fact]
    public void Touching_files_and_creating_them_in_another_order_changes_nothing()
    {
        using var other = new PackageFolder();
        folder.With("a.dll").With("b/c.dll", "more").With("d.json");
        other.With("d.json").With("b/c.dll", "more").With("a.dll");
        File.SetLastWriteTimeUtc(other.At("a.dll"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        other.SetMode("d.json", UnixFileMode.UserRead);

        Pack();
        PackagingCommand.Run([other.Path, other.Archive], error);

        Assert.Equal(Hash(folder.Archive), Hash(other.Archive));
    }

    [Fact]
    public void A_changed_byte_changes_the_archive()
    {
        folder.With("a.dll", "one");
        Pack();
        var before = Hash(folder.Archive);
        folder.With("a.dll", "two");
        Pack();

        Assert.NotEqual(before, Hash(folder.Archive));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_is_refused_not_followed(bool toDirectory)
    {
        folder.With("a.dll");
        if (toDirectory)
        {
            Directory.CreateSymbolicLink(folder.At("linked"), "/etc");
        }
        else
        {
            File.CreateSymbolicLink(folder.At("linked"), "/etc/hostname");
        }

        Refused("`linked` is a link");
    }

    [Fact]
    public void A_link_to_nowhere_is_refused_too()
    {
        folder.With("a.dll");
        File.CreateSymbolicLink(folder.At("linked"), "nowhere");

        Refused("`linked` is a link");
    }

    [Theory]
    [InlineData(".env", ".env*")]
    [InlineData("deep/down/.env.local", ".env*")]
    [InlineData("cert.PFX", "*.pfx")]
    [InlineData("cert.pem", "*.pem")]
    [InlineData("id.key", "*.key")]
    [InlineData("appsettings.Development.json", "appsettings.Development.json")]
    [InlineData(".git/config", ".git")]
    [InlineData("obj/project.assets.json", "obj")]
    public void What_must_not_be_deployed_is_refused_by_name(string name, string pattern)
    {
        folder.With("a.dll").With(name);

        Refused($"must not be deployed (deny-list: {pattern})");
    }

    [Fact]
    public void More_than_Lambda_unzips_is_refused_with_the_largest_file()
    {
        folder.With("small.dll", new string('x', 10)).With("large.dll", new string('x', 100));

        var refusal = Assert.Throws<PackagingException>(() => PackageContent.Of(folder.Path, unzippedLimit: 109));

        Assert.Contains("110 bytes unzipped, Lambda allows 109", refusal.Message);
        Assert.Contains("largest: large.dll, 100 bytes", refusal.Message);
        Assert.Equal(2, PackageContent.Of(folder.Path, unzippedLimit: 110).Count);
        Assert.Equal(262_144_000, PackageContent.UnzippedLimit);
    }

    [Fact]
    public void A_refused_folder_leaves_the_previous_archive_as_it_was()
    {
        folder.With("a.dll");
        Pack();
        var before = Hash(folder.Archive);
        folder.With(".env");

        Assert.Equal(PackagingCommand.WrongInput, Pack());
        Assert.Equal(before, Hash(folder.Archive));
        Assert.Equal([folder.Archive], Directory.GetFiles(Path.GetDirectoryName(folder.Archive)!));
    }

    [Fact]
    public void An_archive_that_cannot_be_written_leaves_nothing_half_done()
    {
        folder.With("a.dll");
        // A folder stands where the archive should go: writing beside it works, the final move does not.
        Directory.CreateDirectory(folder.Archive);

        Assert.Equal(PackagingCommand.WrongInput, Pack());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(folder.Archive)!));
    }

    [Fact]
    public void An_empty_or_missing_folder_and_wrong_arguments_are_told_in_one_line()
    {
        Refused("holds no file to deploy");
        Assert.Equal(PackagingCommand.WrongInput, PackagingCommand.Run([folder.At("missing"), folder.Archive], error));
        Assert.Equal(PackagingCommand.WrongInput, PackagingCommand.Run([], error));

        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("no such folder", lines[^2]);
        Assert.Equal("packaging: expected 2 arguments, or `functions` and 3, got 0. Usage: Packaging <publish folder> <output.zip>, or Packaging functions <folder> <packages> <staging>", lines[^1].TrimEnd());
    }

    private int Pack() => PackagingCommand.Run([folder.Path, folder.Archive], error);

    private void Refused(string because)
    {
        Assert.Equal(PackagingCommand.WrongInput, Pack());
        var line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"packaging: {folder.Path}", line);
        Assert.Contains(because, line);
        Assert.False(File.Exists(folder.Archive));
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
