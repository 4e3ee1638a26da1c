using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Lets System.Text.Json pass through outputs and inputs, and remembers what they carried.</summary>
internal sealed class OutputJsonConverters(ImmutableHashSet<Resource> resources, bool isSecret) : JsonConverterFactory
{
    private readonly HashSet<Resource> _seenResources = [];

    public bool SawUnknown { get; private set; }

    public bool SawSecret { get; private set; }

    public ImmutableHashSet<Resource> SeenResources => [.. _seenResources];

    public JsonSerializerOptions AddedTo(JsonSerializerOptions? options)
    {
        var copy = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        copy.Converters.Add(this);
        return copy;
    }

    public override bool CanConvert(Type typeToConvert) => ConverterOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter)Activator.CreateInstance(ConverterOf(typeToConvert)!, this)!;

    private static Type? ConverterOf(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        var converter = definition == typeof(Output<>) ? typeof(OutputConverter<>)
            : definition == typeof(Input<>) ? typeof(InputConverter<>)
            : definition == typeof(InputList<>) ? typeof(InputListConverter<>)
            : definition == typeof(InputMap<>) ? typeof(InputMapConverter<>)
            : null;
        return converter?.MakeGenericType(type.GetGenericArguments());
    }

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var inner = (JsonConverter<T>)options.GetConverter(typeof(T));
        var value = inner.Read(ref reader, typeof(T), options);
        return new Output<T>(new OutputData<T>(resources, value!, true, isSecret));
    }

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        // Converters cannot await, so this blocks, as the official ones do.
        var data = output.DataTask.Result;
        _seenResources.UnionWith(data.Resources);
        if (!data.IsKnown)
        {
            // The whole text becomes unknown; the null only keeps the writer going.
            SawUnknown = true;
            writer.WriteNullValue();
            return;
        }

        SawSecret |= data.IsSecret;
        ((JsonConverter<T>)options.GetConverter(typeof(T))).Write(writer, data.Value, options);
    }

    private sealed class OutputConverter<T>(OutputJsonConverters all) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => all.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
            => all.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(OutputJsonConverters all) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => all.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options)
            => all.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputListConverter<T>(OutputJsonConverters all) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => all.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options)
            => all.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputMapConverter<T>(OutputJsonConverters all) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => all.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options)
            => all.Write(writer, value.ToOutput(), options);
    }
}
