extension KindText {
  static let volumeAttachment: StaticString = """
    kind VolumeAttachment
      resource volumeattachments
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22, storage.k8s.io/v1alpha1 until 1.22
      is read validated
      plays limits of volumes
      snapshot storage
      asked always

    VolumeAttachment
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: VolumeAttachmentSpec always immutable keep
      status: VolumeAttachmentStatus always

    VolumeAttachmentSpec
      attacher: string always keep
      source: VolumeAttachmentSource always keep
      nodeName: string always -> Node keep

    VolumeAttachmentSource
      persistentVolumeName: string optional -> PersistentVolume keep
      inlineVolumeSpec: PersistentVolumeSpec

    VolumeAttachmentStatus
      attached: bool always
      attachmentMetadata: map[string]
      attachError: VolumeError
      detachError: VolumeError

    VolumeError
      time: time always
      message: string
      errorCode: int32 optional
    """
}
