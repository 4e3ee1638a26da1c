using System.IO.Compression;

namespace Bench;

/// <summary>How large the packages are, zipped and unzipped: of every C# function, and of the peer in Node.js if it is built.</summary>
internal static class PackageBench
{
    private const string Peer = "bench/node/dist/index.mjs";

    /// <param name="packages">The folder of the packages, under the root of the repository.</param>
    public static int Run(string packages)
    {
        if (!Directory.Exists(packages) || Directory.GetFiles(packages, "*.zip") is not { Length: > 0 } archives)
        {
            Console.Error.WriteLine($"{packages}: holds no package; build the functions first (dotnet build local), and start from the root of the repository");
            return 2;
        }

        foreach (var archive in archives.Order(StringComparer.Ordinal))
        {
            using var package = ZipFile.OpenRead(archive);
            Write(Path.GetFileNameWithoutExtension(archive), new FileInfo(archive).Length, package.Entries.Sum(entry => entry.Length));
        }

        if (File.Exists(Peer))
        {
            Write("peer in Node.js", ZippedLength(Peer), new FileInfo(Peer).Length);
        }
        else
        {
            Console.WriteLine($"{Peer} is missing: npm ci --prefix bench/node && npm run build --prefix bench/node");
        }

        return 0;
    }

    private static long ZippedLength(string file)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.SmallestSize);
        }

        return bytes.Length;
    }

    private static void Write(string name, long zipped, long unzipped) =>
        Console.WriteLine($"{name,-20} {zipped,9:N0} bytes zipped, {unzipped,9:N0} unzipped");
}
