using System.IO.Compression;
using System.Reflection.PortableExecutable;

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
            Write(Path.GetFileNameWithoutExtension(archive), new FileInfo(archive).Length, package.Entries.Sum(entry => entry.Length), Compiled(package));
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

    /// <summary>Of the assemblies, how many hold native code.</summary>
    private static string Compiled(ZipArchive package)
    {
        var (all, compiled) = (0, 0);
        foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream();
            using (var content = entry.Open())
            {
                content.CopyTo(bytes);
            }

            bytes.Position = 0;
            using var image = new PEReader(bytes);
            all++;
            compiled += image.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0 ? 1 : 0;
        }

        return $", {compiled} of {all} assemblies compiled ahead";
    }

    private static void Write(string name, long zipped, long unzipped, string compiled = "") =>
        Console.WriteLine($"{name,-20} {zipped,9:N0} bytes zipped, {unzipped,9:N0} unzipped{compiled}");
}
