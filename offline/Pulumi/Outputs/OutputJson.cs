using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>
    /// JSON of the value. Outputs and inputs inside it are written as their values, and their facts are kept.
    /// </summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            var data = await value.DataTask.ConfigureAwait(false);
            if (!data.IsKnown)
            {
                return new OutputData<string>(data.Resources, "", false, data.IsSecret);
            }

            var nested = new OutputJsonConverters(data.Resources, data.IsSecret);
            using var json = new MemoryStream();
            await JsonSerializer.SerializeAsync(json, data.Value, nested.AddedTo(options)).ConfigureAwait(false);
            var text = nested.SawUnknown ? "" : System.Text.Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
            return new OutputData<string>(
                OutputData.Union(data.Resources, nested.SeenResources),
                text,
                !nested.SawUnknown,
                data.IsSecret || nested.SawSecret);
        }
    }

    /// <summary>The value of a JSON text. Outputs inside it are known, and as secret as the text.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(DeserializeAsync());

        async Task<OutputData<T>> DeserializeAsync()
        {
            var data = await json.DataTask.ConfigureAwait(false);
            if (!data.IsKnown)
            {
                return new OutputData<T>(data.Resources, default!, false, data.IsSecret);
            }

            var nested = new OutputJsonConverters(data.Resources, data.IsSecret);
            var value = JsonSerializer.Deserialize<T>(data.Value, nested.AddedTo(options));
            return new OutputData<T>(data.Resources, value!, true, data.IsSecret);
        }
    }
}
