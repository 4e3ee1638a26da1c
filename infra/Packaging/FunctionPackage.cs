using System.Reflection;
using Pulumi;

namespace Infra.Packaging;

/// <summary>The package of one folder of <c>functions/</c>: a reproducible archive that <c>dotnet build</c> makes.</summary>
public static class FunctionPackage
{
    private static readonly string Folder = typeof(FunctionPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "FunctionPackagesPath").Value!;

    /// <summary>The function that takes events over HTTPS; no consumer may name it.</summary>
    public const string Ingest = "Ingest";

    /// <summary>The function that publishes what an outbox holds; no consumer may name it.</summary>
    public const string Outbox = "Outbox";

    /// <summary>The functions that a consumer may name, in ordinal order.</summary>
    public static IReadOnlyList<string> OfConsumers { get; } = Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name is not (Ingest or Outbox)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The archive to deploy. The settings have checked that it is there.</summary>
    public static Archive Archive(string function) => new FileArchive(Path.Combine(Folder, $"{function}.zip"));

    /// <summary>The handler that every function's package has, in Lambda's form <c>assembly::type::method</c>.</summary>
    public static string Handler(string function) => $"{function}::{function}.Function::Handle";
}
