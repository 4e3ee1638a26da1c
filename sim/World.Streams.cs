using Sim.DynamoDb;
using Sim.Lambda;

namespace Sim;

/// <summary>The functions that read the streams of tables.</summary>
public sealed partial class World
{
    /// <summary>Lets a function read the stream of a table; the mapping's UUID.</summary>
    /// <exception cref="AwsError">What CreateEventSourceMapping refuses.</exception>
    public Guid CreateStreamMapping(StreamMappingConfiguration configuration) => lambda.CreateStreamMapping(configuration);

    /// <exception cref="AwsError">There is no such mapping, or UpdateEventSourceMapping refuses it.</exception>
    public void UpdateStreamMapping(Guid uuid, StreamMappingConfiguration configuration) => lambda.UpdateStreamMapping(uuid, configuration);

    /// <summary>The mappings of streams of tables, in the order of creation.</summary>
    public IReadOnlyList<StreamMappingSnapshot> StreamMappings =>
        [.. account.Streams.Select(stream => new StreamMappingSnapshot(stream.Uuid, stream.Configuration, stream.Position, stream.Counts.FilteredOut, stream.Modified, stream.LastProcessingResult))];

    /// <summary>The mapping has read the record, and its filter criteria do not take it.</summary>
    public bool HasPassedOver(Guid mapping, StreamRecord record) => account.Streams.Find(stream => stream.Uuid == mapping)?.HasPassedOver(record) == true;
}
