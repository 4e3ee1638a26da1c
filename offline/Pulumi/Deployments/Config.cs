using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration under one name, that of the project unless another is given.</summary>
public sealed class Config
{
    private readonly string _name;

    public Config(string? name = null)
    {
        const string oldSuffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(oldSuffix, StringComparison.Ordinal) ? name[..^oldSuffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Required.GetConfig(FullKey(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var value => throw new ConfigTypeException(FullKey(key), value, nameof(Boolean)),
    };

    public Output<bool>? GetSecretBoolean(string key) => SecretOf(GetBoolean(key));

    public int? GetInt32(string key)
    {
        var value = Get(key);
        return value is null ? null
            : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ConfigTypeException(FullKey(key), value, nameof(Int32));
    }

    public Output<int>? GetSecretInt32(string key) => SecretOf(GetInt32(key));

    public double? GetDouble(string key)
    {
        var value = Get(key);
        return value is null ? null
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ConfigTypeException(FullKey(key), value, nameof(Double));
    }

    public Output<double>? GetSecretDouble(string key) => SecretOf(GetDouble(key));

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, Get(key), options);

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, Get(key), null);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options)
        => Parse<T>(key, Get(key), options) is { } value ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key)
        => Get(key) is { } value ? Output.CreateSecret(Parse<T>(key, value, null)!) : null;

    public string Require(string key) => Get(key) ?? throw new ConfigMissingException(FullKey(key));

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw new ConfigMissingException(FullKey(key));

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public int RequireInt32(string key) => GetInt32(key) ?? throw new ConfigMissingException(FullKey(key));

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public double RequireDouble(string key) => GetDouble(key) ?? throw new ConfigMissingException(FullKey(key));

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public T RequireObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, Require(key), options)!;

    public T RequireObject<T>(string key) => Parse<T>(key, Require(key), null)!;

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options)
        => Output.CreateSecret(RequireObject<T>(key, options));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    private static Output<T>? SecretOf<T>(T? value)
        where T : struct
        => value is { } given ? Output.CreateSecret(given) : null;

    private T? Parse<T>(string key, string? value, JsonSerializerOptions? options)
    {
        try
        {
            return value is null ? default : JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException exception)
        {
            throw new ConfigTypeException(FullKey(key), value, typeof(T).FullName!, exception);
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private sealed class ConfigTypeException(string key, string? value, string type, Exception? inner = null)
        : RunException($"Configuration '{key}' value '{value}' is not a valid {type}", inner);

    private sealed class ConfigMissingException(string key)
        : RunException(
            $"Missing Required configuration variable '{key}'\n\tplease set a value using the command `pulumi config set {key} <value>`");
}
