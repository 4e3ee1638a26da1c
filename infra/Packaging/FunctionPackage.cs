using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace Infra.Packaging;

/// <summary>The package of one folder of <c>functions/</c>: a reproducible archive that <c>dotnet build</c> makes.</summary>
public static class FunctionPackage
{
    private static readonly string Folder = Built("FunctionPackagesPath");
    private static readonly string Sources = Built("FunctionsPath");
    private static readonly ConcurrentDictionary<string, FunctionRuntime> Runtimes = new();

    /// <summary>The function that takes events over HTTPS; no consumer may name it.</summary>
    public const string Ingest = "Ingest";

    /// <summary>The functions that a consumer may name, in ordinal order: those with a package, and those that need more than .NET to have one.</summary>
    public static IReadOnlyList<string> OfConsumers { get; } =
        [.. Made().Concat(Scripts()).Where(name => name != Ingest).Distinct().Order(StringComparer.Ordinal)];

    public static bool IsMade(string function) => File.Exists(PathOf(function));

    /// <summary>The archive to deploy. The settings have checked that it is there.</summary>
    public static Archive Archive(string function) => new FileArchive(PathOf(function));

    /// <summary>What runs it, read from the package itself.</summary>
    public static FunctionRuntime RuntimeOf(string function) => Runtimes.GetOrAdd(function, name => FunctionRuntime.Of(name, PathOf(name)));

    private static string PathOf(string function) => Path.Combine(Folder, $"{function}.zip");

    private static IEnumerable<string> Made() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)) : [];

    private static IEnumerable<string> Scripts() => Directory.Exists(Sources)
        ? Directory.EnumerateDirectories(Sources).Where(folder => File.Exists(Path.Combine(folder, "index.mjs"))).Select(folder => Path.GetFileName(folder))
        : [];

    /// <summary>What the build has told this assembly.</summary>
    private static string Built(string key) => typeof(FunctionPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
