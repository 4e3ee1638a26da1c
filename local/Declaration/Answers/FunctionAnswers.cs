using System.Collections.Concurrent;
using System.Security.Cryptography;
using Pulumi;

namespace Local.Declaration.Answers;

/// <summary>Functions, and what names a version of one.</summary>
internal static class FunctionAnswers
{
    private const string Latest = "$LATEST";

    private static readonly ConcurrentDictionary<(string Path, DateTime Written, long Size), string> Hashes = new();

    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        [ResourceTypes.Function] = Function,
        ["aws:lambda/alias:Alias"] = Alias,
        ["aws:lambda/layerVersion:LayerVersion"] = LayerVersion,
        ["aws:lambda/codeSigningConfig:CodeSigningConfig"] = CodeSigningConfig,
    };

    /// <summary>A function may be named by its name, or by its ARN with or without a version or alias.</summary>
    public static string ArnOf(NewResource resource, string input)
    {
        var given = resource.Text(input) ?? string.Empty;
        return given.StartsWith("arn:", StringComparison.Ordinal) ? given : resource.Arn("lambda", $"function:{given}");
    }

    /// <summary>The ARN without version or alias: the first seven of its parts.</summary>
    public static string UnqualifiedArnOf(NewResource resource, string input) => string.Join(':', ArnOf(resource, input).Split(':').Take(7));

    public static string NameOf(NewResource resource, string input) => ArnOf(resource, input).Split(':').ElementAtOrDefault(6) ?? string.Empty;

    private static Created Function(NewResource function)
    {
        var name = function.PhysicalName();
        var arn = function.Arn("lambda", $"function:{name}");
        var version = function.Flag("publish") ? "1" : Latest;
        var (hash, size) = PackageOf(function);
        return Created.WithArn(
            name,
            arn,
            ("name", name),
            ("version", version),
            ("qualifiedArn", $"{arn}:{version}"),
            ("invokeArn", InvokeArn(function, arn)),
            ("qualifiedInvokeArn", InvokeArn(function, $"{arn}:{version}")),
            ("responseStreamingInvokeArn", $"arn:{function.Partition}:apigateway:{function.Region}:lambda:path/2021-11-15/functions/{arn}/response-streaming-invocations"),
            ("codeSha256", hash),
            ("sourceCodeHash", function.Text("sourceCodeHash") ?? hash),
            ("sourceCodeSize", size));
    }

    private static Created Alias(NewResource alias)
    {
        var name = alias.PhysicalName();
        var arn = $"{UnqualifiedArnOf(alias, "functionName")}:{name}";
        return Created.WithArn(arn, arn, ("name", name), ("invokeArn", InvokeArn(alias, arn)));
    }

    private static Created LayerVersion(NewResource layer)
    {
        var layerArn = layer.Arn("lambda", $"layer:{layer.PhysicalName("layerName")}");
        var arn = $"{layerArn}:1";
        var (hash, size) = PackageOf(layer);
        return Created.WithArn(
            arn,
            arn,
            ("layerArn", layerArn),
            ("version", "1"),
            ("codeSha256", hash),
            ("sourceCodeHash", layer.Text("sourceCodeHash") ?? hash),
            ("sourceCodeSize", size));
    }

    private static Created CodeSigningConfig(NewResource config)
    {
        var id = $"csc-{config.Hex("id", 17)}";
        var arn = config.Arn("lambda", $"code-signing-config:{id}");
        return Created.WithArn(arn, arn, ("configId", id));
    }

    /// <summary>Under which API Gateway calls it.</summary>
    private static string InvokeArn(NewResource resource, string arn) =>
        $"arn:{resource.Partition}:apigateway:{resource.Region}:lambda:path/2015-03-31/functions/{arn}/invocations";

    /// <summary>SHA-256 (base64) and size (bytes) of the archive; null if it is no file of this machine.</summary>
    private static (string? Hash, object? Size) PackageOf(NewResource function)
    {
        if (function.Inputs.GetValueOrDefault("code") is not FileArchive archive || new FileInfo(ArchiveFile.PathOf(archive)) is not { Exists: true } file)
        {
            return (null, null);
        }

        // A thousand consumers may share one package.
        var hash = Hashes.GetOrAdd((file.FullName, file.LastWriteTimeUtc, file.Length), key =>
        {
            using var content = File.OpenRead(key.Path);
            return Convert.ToBase64String(SHA256.HashData(content));
        });
        return (hash, (double)file.Length);
    }
}
