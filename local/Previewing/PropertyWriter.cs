using System.Collections;
using System.Globalization;
using System.Text.Json;
using Local.Declaration;
using Pulumi;

namespace Local.Previewing;

/// <summary>
/// Writes inputs and outputs as JSON: keys in ordinal order, whole numbers as such, files as <c>{"$archive":{"path":...}}</c>
/// or <c>{"$asset":...}</c>, secrets as <c>{"$secret":"***"}</c>.
/// </summary>
internal sealed class PropertyWriter(Utf8JsonWriter writer, Secrecy secrecy)
{
    /// <summary>Beyond it not every whole number is a number of its own.</summary>
    private const double LargestWhole = 9_007_199_254_740_992;

    public void WriteMap(IEnumerable<KeyValuePair<string, object>> map, SecretParts secrets)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(secrecy.IsShownIn(key) ? "***" : key);
            Write(value, secrets.Of(key));
        }

        writer.WriteEndObject();
    }

    public void Write(object? value, SecretParts secrets)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case not null when secrets.IsSecret:
                WriteHidden();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                WriteNumber(number);
                break;
            case string text:
                WriteText(text);
                break;
            case AssetOrArchive asset:
                WriteAsset(asset);
                break;
            case IEnumerable<KeyValuePair<string, object>> map:
                WriteMap(map, secrets);
                break;
            case IEnumerable list:
                WriteList(list, secrets);
                break;
            default:
                WriteText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                break;
        }
    }

    private void WriteHidden()
    {
        writer.WriteStartObject();
        writer.WriteString("$secret", "***");
        writer.WriteEndObject();
    }

    private void WriteText(string text)
    {
        if (secrecy.IsShownIn(text))
        {
            WriteHidden();
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private void WriteNumber(double number)
    {
        if (double.IsInteger(number) && Math.Abs(number) <= LargestWhole)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private void WriteList(IEnumerable list, SecretParts secrets)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in list)
        {
            Write(item, secrets.Of((index++).ToString(CultureInfo.InvariantCulture)));
        }

        writer.WriteEndArray();
    }

    private void WriteAsset(AssetOrArchive asset)
    {
        var value = ArchiveFile.ValueOf(asset);
        writer.WriteStartObject();
        writer.WritePropertyName(asset is Archive ? "$archive" : "$asset");
        writer.WriteStartObject();
        switch (asset)
        {
            case FileArchive or FileAsset:
                writer.WritePropertyName("path");
                WriteText(PathInCheckout((string)value));
                break;
            case RemoteArchive or RemoteAsset:
                writer.WritePropertyName("uri");
                WriteText((string)value);
                break;
            case AssetArchive:
                writer.WritePropertyName("assets");
                WriteMap(((IEnumerable<KeyValuePair<string, AssetOrArchive>>)value)
                    .Select(part => KeyValuePair.Create(part.Key, (object)part.Value)), SecretParts.None);
                break;
            default:
                writer.WritePropertyName("text");
                WriteText(value.ToString()!);
                break;
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The same on every machine: from the root of the repository, if it lies in there.</summary>
    private static string PathInCheckout(string path)
    {
        var relative = Path.GetRelativePath(StackFile.Checkout, Path.GetFullPath(path));
        var isInside = !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
        return (isInside ? relative : Path.GetFullPath(path)).Replace('\\', '/');
    }
}
