using System.IO.Compression;
using Local.Declaration;

namespace Local.Hosting;

/// <summary>
/// A function's package, unpacked into a fresh folder that only this user can read, and removed at the end. The bytes that
/// come out are counted, whatever the archive says about itself, and held to Lambda's limit.
/// </summary>
public sealed class UnpackedPackage : IDisposable
{
    /// <summary>Lambda's limit of an unzipped package. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    private const long MostBytes = 250L * 1024 * 1024;

    private const int MostEntries = 20_000;

    private readonly PrivateFolder folder = new("function");

    public UnpackedPackage(string archive)
    {
        try
        {
            Unpack(archive);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            Dispose();
            throw new UsageException($"The package {archive} cannot be unpacked: {error.Message} Build it again with `dotnet build`.");
        }
    }

    public string Folder => folder.Path;

    /// <summary>The package that a function's declaration names.</summary>
    internal static string PathOf(RecordedResource function) => function.ArchivePath("code")
        ?? throw new UsageException($"{function} has no `code` archive on this machine.");

    internal static UnpackedPackage Of(RecordedResource function) => new(PathOf(function));

    public void Dispose() => folder.Dispose();

    private void Unpack(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        if (zip.Entries.Count > MostEntries)
        {
            throw new InvalidDataException($"It has {zip.Entries.Count} entries, {MostEntries} are allowed.");
        }

        var left = MostBytes;
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            var path = Path.GetFullPath(Path.Combine(Folder, entry.FullName));
            if (entry.FullName.Contains('\0') || !path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"The entry `{entry.FullName}` leads out of its folder.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            left = Copy(entry, path, left);
            KeepExecutable(entry, path);
        }
    }

    /// <summary>Of an entry's mode nothing counts but that its owner may run it.</summary>
    private static void KeepExecutable(ZipArchiveEntry entry, string path)
    {
        const int UnixMode = 16;
        if (!OperatingSystem.IsWindows() && ((UnixFileMode)(entry.ExternalAttributes >> UnixMode) & UnixFileMode.UserExecute) != 0)
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static long Copy(ZipArchiveEntry entry, string path, long left)
    {
        using var source = entry.Open();
        using var target = new FileStream(path, FileMode.CreateNew);
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                throw new InvalidDataException($"Unzipped it has more than {MostBytes / 1024 / 1024} MiB.");
            }

            target.Write(buffer, 0, read);
        }

        return left;
    }
}
